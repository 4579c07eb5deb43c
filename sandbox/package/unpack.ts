/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { BoundedLog } from '../n8n/bounded-log';
import { startGroup } from '../n8n/process-group';
import { SetupFailure } from '../n8n/setup-failure';

/** n8n strips these before it lets npm install a community package (its community-packages.service). */
const STRIPPED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

interface Manifest {
	name: string;
	dependencies?: Record<string, string>;
	[field: string]: unknown;
}

/**
 * Installs a packed package of nodes where n8n installs it, to be loaded at n8n's next start. Its `npm install
 * --ignore-scripts` has nothing to fetch for a package without runtime dependencies, so that unpacking is all there is to
 * it. n8n loads whatever lies there; its database lists the package only for Settings > Community nodes.
 * @returns the folder of the installed package.
 * @throws SetupFailure when the tarball cannot be unpacked, or has runtime dependencies.
 */
export async function unpackPackage(tarball: string, userFolder: string): Promise<string> {
	const modules = path.join(userFolder, '.n8n', 'nodes', 'node_modules');
	const unpacked = path.join(modules, '.unpacking');
	await rm(unpacked, { recursive: true, force: true });
	await mkdir(unpacked, { recursive: true });
	await untar(tarball, unpacked);

	const manifestFile = path.join(unpacked, 'package.json');
	const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest;
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		throw new SetupFailure(`${manifest.name} has runtime dependencies, which n8n would install.`);
	}
	for (const field of STRIPPED) delete manifest[field];
	await writeFile(manifestFile, JSON.stringify(manifest, null, 2));

	const installed = path.join(modules, manifest.name);
	await rm(installed, { recursive: true, force: true });
	await mkdir(path.dirname(installed), { recursive: true });
	await rename(unpacked, installed);
	return installed;
}

async function untar(tarball: string, folder: string): Promise<void> {
	const log = new BoundedLog();
	const tar = await startGroup({
		command: 'tar',
		args: ['-xzf', tarball, '-C', folder, '--strip-components=1'],
		cwd: folder,
		env: process.env,
		onOutput: (text) => log.append(text),
	});
	const { code } = await tar.exited;
	if (code !== 0) throw new SetupFailure(`${tarball} could not be unpacked: ${log.text().trim()}`);
}
