import { SetupFailure } from '../setup-failure';
import type { CacheFolder } from './cache-folder';
import { noSpaceMessage } from './disk-space';
import { readNpmFailure } from './install-failure';
import { runNpm, type NpmRun } from './npm';

/** Node, n8n with its packages, and what npm keeps of them in its own cache. */
export const NEEDED_BYTES = 4e9;

/**
 * Runs npm for a step of the install.
 * @param purpose completes "npm could not …".
 * @throws SetupFailure with one line that says why npm failed.
 */
export async function npmStep(
	{ folder, logFile, release }: CacheFolder,
	purpose: string,
	run: Omit<NpmRun, 'cwd' | 'logFile'>,
): Promise<void> {
	const { ok, output } = await runNpm({ ...run, cwd: folder, logFile });
	if (ok) return;
	const failure = readNpmFailure(output);
	switch (failure.kind) {
		case 'disk-full':
			throw new SetupFailure(noSpaceMessage(folder, NEEDED_BYTES));
		case 'network':
			throw new SetupFailure(noNetworkMessage(failure.code, release.version));
		case 'other':
			throw new SetupFailure(
				`npm could not ${purpose}: ${failure.firstLine} (everything it said: ${logFile})`,
			);
	}
}

/** @param code npm's own word for it, such as ENOTFOUND. */
export function noNetworkMessage(code: string, version: string): string {
	return `No connection to the npm registry (${code}): n8n ${version} is downloaded from it on first use. Check the network, or npm's registry and proxy settings, and start again.`;
}
