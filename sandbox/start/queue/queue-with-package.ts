import { installN8n } from '../../n8n/install';
import type { Progress } from '../../n8n/progress';
import { startQueueMode, type QueueMode } from '../../n8n/queue/queue-mode';
import { buildPackage, packPackage } from '../../package/pack';
import type { CleanUp } from '../clean-up';
import { OWNER } from '../owner';
import type { QueueOptions } from './options';

/** A throw-away n8n in queue mode with the package as it is in the tree on every process, and its owner logged in. */
export async function queueWithPackage(
	{ start, workers, concurrency }: QueueOptions,
	progress: Progress,
	cleanUp: CleanUp,
	signal: AbortSignal,
): Promise<QueueMode> {
	const packed = await progress.step('Building and packing the package', async () => {
		await buildPackage(signal);
		return await packPackage(signal);
	});
	cleanUp.add(packed.remove);
	const installation = await installN8n({ progress, signal });
	const queue = await progress.step(
		`Starting Postgres, Redis, and n8n ${installation.version}: main, webhook processor, workers: ${workers} of concurrency ${concurrency}`,
		async () =>
			await startQueueMode({
				installation,
				packageTarball: packed.tarball,
				port: start.n8nPort,
				webhookProcessor: true,
				workers,
				concurrency,
				signal,
			}),
	);
	cleanUp.add(queue.stop);
	await queue.main.api.owner.setUp(OWNER);
	return queue;
}
