import { startN8nService, type N8nServiceOptions } from './n8n-service';
import type { Service } from './service';

/** @param concurrency how many executions it runs at a time. */
export async function startWorker(
	concurrency: number,
	options: N8nServiceOptions,
): Promise<Service> {
	return await startN8nService(
		{
			name: "n8n's worker",
			prefix: 'n8n-ttapi-worker-',
			args: ['worker', `--concurrency=${concurrency}`],
			readyWords: 'n8n worker is now ready',
		},
		options,
	);
}
