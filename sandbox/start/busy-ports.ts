import { isPortFree } from '../n8n/ports';
import { SetupFailure } from '../n8n/setup-failure';
import type { StartOptions } from './options';

/**
 * Looked at before anything is built or downloaded, so that a busy port is not reported after minutes of work.
 * @throws SetupFailure that names the port and the setting that changes it.
 */
export async function requireFreePorts({ n8nPort, ttapi }: StartOptions): Promise<void> {
	await requireFreePort(n8nPort, 'n8n', 'N8N_PORT');
	if (ttapi.kind === 'sandbox') {
		await requireFreePort(ttapi.port, 'the sandbox TTAPI', 'TTAPI_SANDBOX_PORT');
	}
}

async function requireFreePort(port: number, owner: string, setting: string): Promise<void> {
	if (await isPortFree(port)) return;
	throw new SetupFailure(
		`Port ${port}, meant for ${owner}, is in use. End what uses it, or choose another with ${setting}.`,
	);
}
