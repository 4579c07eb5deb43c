/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { chosenRelease, type N8nRelease } from './release';

/** Where one n8n is installed, outside the source tree so that `git clean` and a second clone need not install again. */
export interface CacheFolder {
	release: N8nRelease;
	folder: string;
	/** Beside the folder, not in it: the folder may be thrown away while the lock is held. */
	lockFile: string;
	logFile: string;
}

/** @param nodeMajor n8n's native modules are built for one Node line, so each line has its own install. */
export function cacheFolder(nodeMajor: number): CacheFolder {
	const root = path.join(
		process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
		'n8n-nodes-ttapi',
	);
	const release = chosenRelease();
	const pinned = createHash('sha256');
	release.files.forEach((file) => pinned.update(readFileSync(file)));
	const key = [
		`n8n-${release.version}`,
		pinned.digest('hex').slice(0, 8),
		process.platform,
		process.arch,
		`node${nodeMajor}`,
	].join('-');
	const folder = path.join(root, key);
	return { release, folder, lockFile: `${folder}.lock`, logFile: `${folder}.log` };
}

/** The steps of an install whose result is kept when a later one fails or is interrupted. */
export type InstallStep = 'packages' | 'native-modules';

/** A step counts once its marker stands, which is written last: what an interrupted step left behind is not believed. */
export function stepIsDone({ folder }: CacheFolder, step: InstallStep): boolean {
	return existsSync(markerOf(folder, step));
}

export async function markStepDone({ folder }: CacheFolder, step: InstallStep): Promise<void> {
	await writeFile(markerOf(folder, step), `${new Date().toISOString()}\n`);
}

function markerOf(folder: string, step: InstallStep): string {
	return path.join(folder, `.${step}-done`);
}
