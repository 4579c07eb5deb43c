/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { cacheFolder, markStepDone, stepIsDone, type CacheFolder } from './install/cache-folder';
import { requireFreeSpace } from './install/disk-space';
import { withInstallLock } from './install/install-lock';
import { buildNativeModules } from './install/native-modules';
import { chooseNodeMajor, nodeRuntime, type NodeRuntime } from './install/node-runtime';
import { NEEDED_BYTES, npmStep } from './install/npm-step';
import { installPackages } from './install/packages';
import { requireRegistry } from './install/registry';
import { silentProgress, type Progress } from './progress';
import { SetupFailure } from './setup-failure';

export interface InstallOptions {
	progress?: Progress;
	/** Aborted, it stops npm and all that npm started; what is complete by then is kept for the next time. */
	signal?: AbortSignal;
	/** Free disk space to insist on before installing. */
	neededBytes?: number;
}

/** An n8n that is ready to be started. */
export interface N8nInstallation {
	version: string;
	folder: string;
	/** n8n's own start script, to be run by `node`. */
	script: string;
	node: NodeRuntime;
}

/**
 * n8n as sandbox/n8n/releases pins it, from the cache if it is there, else installed into it (minutes, 3 GB).
 * Two starts at once install it once.
 * @throws SetupFailure in one line: no disk, no network, no compiler, or the path of the log. The signal's reason when aborted.
 */
export async function installN8n(options: InstallOptions = {}): Promise<N8nInstallation> {
	if (process.platform === 'win32') {
		throw new SetupFailure('The throw-away n8n needs Linux or macOS (on Windows: WSL).');
	}
	const cache = cacheFolder(chooseNodeMajor());
	if (!isComplete(cache)) {
		const { progress = silentProgress, signal } = options;
		await withInstallLock(cache.lockFile, { progress, signal }, async () => {
			if (!isComplete(cache)) await install(cache, options);
		});
	}
	return installationIn(cache);
}

function isComplete(cache: CacheFolder): boolean {
	const { script, node } = installationIn(cache);
	return stepIsDone(cache, 'native-modules') && existsSync(script) && existsSync(node.binary);
}

function installationIn({ folder, release }: CacheFolder): N8nInstallation {
	return {
		version: release.version,
		folder,
		script: path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
		node: nodeRuntime(folder),
	};
}

async function install(
	cache: CacheFolder,
	{ progress = silentProgress, signal, neededBytes = NEEDED_BYTES }: InstallOptions,
): Promise<void> {
	await rm(cache.logFile, { force: true });
	if (!stepIsDone(cache, 'packages')) {
		await requireFreeSpace(cache.folder, neededBytes);
		await requireRegistry(cache.release.version, path.dirname(cache.folder), signal);
		await progress.step(
			`Installing n8n ${cache.release.version} into ${cache.folder} (once, 3 GB, a few minutes)`,
			async (note) => await installPackages(cache, note, signal),
		);
	}
	if (!existsSync(nodeRuntime(cache.folder).binary)) {
		await progress.step('Fetching Node 24 for n8n', async () => {
			// Its install script has npm fetch the binary of this platform.
			const args = ['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts'];
			await npmStep(cache, 'fetch Node 24', { args, signal });
		});
	}
	const node = nodeRuntime(cache.folder);
	await progress.step("Preparing n8n's native modules", async () => {
		await buildNativeModules(cache, node, signal);
	});
	await markStepDone(cache, 'native-modules');
}
