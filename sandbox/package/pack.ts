/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { runNpm } from '../n8n/install/npm';
import { SetupFailure } from '../n8n/setup-failure';
import { tempFolder } from '../n8n/temp-folder';

const REPOSITORY = path.join(__dirname, '..', '..');
export const PACKAGE_NAME = 'n8n-nodes-ttapi';

export interface PackedPackage {
	/** What `npm publish` would upload. */
	tarball: string;
	/** Deletes the tarball. */
	remove(): Promise<void>;
}

/** @throws SetupFailure with the compiler's first complaint. */
export async function buildPackage(signal?: AbortSignal): Promise<void> {
	const { ok, output } = await runNpm({ args: ['run', 'build'], cwd: REPOSITORY, signal });
	if (!ok) throw new SetupFailure(`The package could not be built: ${firstComplaint(output)}`);
}

/**
 * Packs what was built last.
 * @throws SetupFailure when npm cannot pack it.
 */
export async function packPackage(signal?: AbortSignal): Promise<PackedPackage> {
	const folder = await tempFolder('n8n-ttapi-pack-');
	let tarball: string | undefined;
	try {
		const args = ['pack', '--ignore-scripts', '--pack-destination', folder.path];
		const { ok, output } = await runNpm({ args, cwd: REPOSITORY, signal });
		if (!ok) throw new SetupFailure(`The package could not be packed: ${firstComplaint(output)}`);
		tarball = (await readdir(folder.path)).find((name) => name.endsWith('.tgz'));
	} finally {
		if (tarball === undefined) await folder.remove();
	}
	if (tarball === undefined) throw new SetupFailure('npm pack wrote no tarball');
	return { tarball: path.join(folder.path, tarball), remove: folder.remove };
}

function firstComplaint(output: string): string {
	const lines = output.split('\n').map((line) => line.trim());
	return lines.find((line) => /\berror\b/i.test(line)) ?? 'npm gave no reason';
}
