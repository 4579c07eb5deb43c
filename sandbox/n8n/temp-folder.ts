/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A new folder in the system's temp folder. */
export interface TempFolder {
	path: string;
	remove(): Promise<void>;
}

const GONE = { recursive: true, force: true, maxRetries: 3 };
const existing = new Set<string>();

// An exit in the middle of something, an uncaught error above all, should not fill the temp folder either.
process.on('exit', () => existing.forEach((folder) => rmSync(folder, GONE)));

export async function tempFolder(prefix: string): Promise<TempFolder> {
	const folder = await mkdtemp(path.join(os.tmpdir(), prefix));
	existing.add(folder);
	return {
		path: folder,
		remove: async () => {
			await rm(folder, GONE);
			existing.delete(folder);
		},
	};
}
