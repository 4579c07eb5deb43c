import { installN8n } from '../n8n/install';
import { startN8n, type RunningN8n } from '../n8n/process';
import type { Progress } from '../n8n/progress';
import { buildPackage, packPackage } from '../package/pack';
import type { CleanUp } from './clean-up';
import type { StartOptions } from './options';
import { OWNER } from './owner';
import { RELOAD_ENV } from './watch';

/** A throw-away n8n with the package as it is in the tree, and its owner logged in. */
export async function n8nWithPackage(
	{ n8nPort, watch }: StartOptions,
	progress: Progress,
	cleanUp: CleanUp,
	signal: AbortSignal,
): Promise<RunningN8n> {
	const packed = await progress.step('Building and packing the package', async () => {
		await buildPackage(signal);
		return await packPackage(signal);
	});
	cleanUp.add(packed.remove);
	const installation = await installN8n({ progress, signal });
	const n8n = await progress.step(
		`Starting n8n ${installation.version}`,
		async () =>
			await startN8n({
				installation,
				port: n8nPort,
				packageTarball: packed.tarball,
				env: watch ? RELOAD_ENV : {},
				signal,
			}),
	);
	cleanUp.add(n8n.stop);
	await n8n.api.owner.setUp(OWNER);
	return n8n;
}
