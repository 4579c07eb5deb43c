import { unpackPackage } from '../../package/unpack';
import { n8nEnvironment } from '../environment';
import type { N8nInstallation } from '../install';
import { freePort } from '../ports';
import { startInOwnFolder } from './own-folder';
import { startService, type Service } from './service';

export interface WorkerOptions {
	installation: N8nInstallation;
	packageTarball: string;
	/** How many executions it runs at a time. */
	concurrency: number;
	/** What the main process calls itself in webhook and resume URLs: a worker hands out the latter. */
	webhookUrl: string;
	/** What the main process is given too: mode, database, queue, encryption key. */
	env: Record<string, string>;
}

const START_TIMEOUT_SECONDS = 180;

/**
 * Starts a worker of n8n's queue mode, with a user folder of its own as on another machine.
 * @throws SetupFailure when it ends or is not ready in time. Nothing is left then.
 */
export async function startWorker(options: WorkerOptions): Promise<Service> {
	const { installation, packageTarball, concurrency, webhookUrl } = options;
	const { binary } = installation.node;
	return await startInOwnFolder('n8n-ttapi-worker-', async (userFolder) => {
		await unpackPackage(packageTarball, userFolder);
		return await startService({
			name: "n8n's worker",
			command: [binary, installation.script, 'worker', `--concurrency=${concurrency}`],
			cwd: userFolder,
			env: n8nEnvironment({
				userFolder,
				port: await freePort(),
				brokerPort: await freePort(),
				nodeBinary: binary,
				webhookUrl,
				extra: options.env,
			}),
			readyWords: 'n8n worker is now ready',
			timeoutSeconds: START_TIMEOUT_SECONDS,
		});
	});
}
