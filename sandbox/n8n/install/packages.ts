/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';

import type { Note } from '../progress';
import { markStepDone, type CacheFolder } from './cache-folder';
import { freeBytes, inGigabytes } from './disk-space';
import { NEEDED_BYTES, npmStep } from './npm-step';

const NOTE_EVERY_MS = 2000;

/** What an interrupted start left behind is thrown away first; npm's own cache makes the second try quicker. */
export async function installPackages(
	cache: CacheFolder,
	note: Note,
	signal: AbortSignal | undefined,
): Promise<void> {
	await rm(cache.folder, { recursive: true, force: true });
	await mkdir(cache.folder, { recursive: true });
	for (const file of cache.release.files) {
		await copyFile(file, path.join(cache.folder, path.basename(file)));
	}
	const freeBefore = await freeBytes(cache.folder);
	const timer = setInterval(() => void noteWritten(cache, freeBefore, note), NOTE_EVERY_MS);
	try {
		await npmStep(cache, 'install n8n', {
			// Scripts stay off: some of n8n's native packages cannot be built everywhere, and n8n does without them.
			args: ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev'],
			signal,
		});
	} finally {
		clearInterval(timer);
	}
	await markStepDone(cache, 'packages');
}

/** npm itself says nothing for minutes; the disk filling up is the one cheap sign of how far it is. */
async function noteWritten(cache: CacheFolder, freeBefore: number, note: Note): Promise<void> {
	const writtenBytes = Math.max(0, freeBefore - (await freeBytes(cache.folder)));
	note(`${inGigabytes(writtenBytes)} of about ${inGigabytes(NEEDED_BYTES)} written`);
}
