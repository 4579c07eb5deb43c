/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';

import { SetupFailure } from '../setup-failure';

const GIGABYTE = 1e9;

/**
 * Looks before three minutes of download end in a full disk. The folder need not exist yet.
 * @throws SetupFailure when fewer than `neededBytes` are free.
 */
export async function requireFreeSpace(folder: string, neededBytes: number): Promise<void> {
	const free = await freeBytes(folder);
	if (free < neededBytes) throw new SetupFailure(noSpaceMessage(folder, neededBytes, free));
}

/** Free bytes for us on the disk that holds the folder. */
export async function freeBytes(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(nearestExisting(folder));
	return bavail * bsize;
}

export function noSpaceMessage(
	folder: string,
	neededBytes: number,
	knownFreeBytes?: number,
): string {
	const free =
		knownFreeBytes === undefined ? 'the disk is full' : `${inGigabytes(knownFreeBytes)} are free`;
	return `No disk space for n8n: it takes about ${inGigabytes(neededBytes)} in ${folder}, and ${free}. Make room, or name a folder on another disk with XDG_CACHE_HOME.`;
}

function nearestExisting(folder: string): string {
	return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

export function inGigabytes(bytes: number): string {
	return `${(bytes / GIGABYTE).toFixed(1)} GB`;
}
