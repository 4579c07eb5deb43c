import { installN8n } from '../../../../sandbox/n8n/install';
import { startQueueMode, type QueueMode } from '../../../../sandbox/n8n/queue/queue-mode';
import type { SavedCredential } from '../../../../sandbox/n8n/api/credentials';
import { packPackage } from '../../../../sandbox/package/pack';
import { CleanUp } from '../../../../sandbox/start/clean-up';
import { OWNER } from '../../../../sandbox/start/owner';
import { startSandbox, type Sandbox } from '../../../../sandbox/ttapi';
import { rivalCredential } from '../../rival';

/** n8n in queue mode with the packed package on every process, a local TTAPI, and credentials for it. */
export interface BenchQueue {
	queue: QueueMode;
	ttapi: Sandbox;
	credential: SavedCredential;
	/** Of the rival. */
	header: SavedCredential;
	close(): Promise<void>;
}

/** Nothing is left when it does not start. */
export async function startBenchQueue(
	concurrency: number,
	env: Record<string, string>,
): Promise<BenchQueue> {
	const cleanUp = new CleanUp();
	const close = async () => await cleanUp.run();
	let ready = false;
	try {
		const packed = await packPackage();
		cleanUp.add(packed.remove);
		const installation = await installN8n();
		const apiKey = 'bench-key';
		const ttapi = await startSandbox({ apiKey, switches: { maxQueue: 1000 } });
		cleanUp.add(ttapi.close);
		const packageTarball = packed.tarball;
		const queue = await startQueueMode({ installation, packageTarball, concurrency, env });
		cleanUp.add(queue.stop);
		const { api } = queue.main;
		await api.owner.setUp(OWNER);
		const data = { apiKey, baseUrl: ttapi.url };
		const credential = await api.credentials.create({ name: 'TTAPI', type: 'ttapiApi', data });
		const header = await rivalCredential(api, apiKey);
		ready = true;
		return { queue, ttapi, credential, header, close };
	} finally {
		if (!ready) await close();
	}
}
