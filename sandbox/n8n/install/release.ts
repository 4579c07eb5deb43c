/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { SetupFailure } from '../setup-failure';

const RELEASES = path.join(__dirname, '..', 'releases');
const NEWEST = '2.41.1';

/** One n8n that can be installed, with all it depends on pinned. */
export interface N8nRelease {
	version: string;
	/** Its package.json and package-lock.json. */
	files: string[];
}

/**
 * The n8n to work with: the newest that this package is tested with, or the one that N8N_RELEASE names.
 *
 * @throws SetupFailure when sandbox/n8n/releases has no such n8n
 */
export function chosenRelease(env: NodeJS.ProcessEnv = process.env): N8nRelease {
	const version = env.N8N_RELEASE || NEWEST;
	const folder = path.join(RELEASES, version);
	const files = ['package.json', 'package-lock.json'].map((name) => path.join(folder, name));
	if (!readdirSync(RELEASES).includes(version) || !files.every((file) => existsSync(file))) {
		const known = readdirSync(RELEASES).sort().join(', ');
		throw new SetupFailure(`N8N_RELEASE is "${version}"; there are: ${known}.`);
	}
	return { version, files };
}
