/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

import { SetupFailure } from '../setup-failure';

/** Paths of the programs that queue mode takes. */
export interface Binaries {
	initdb: string;
	postgres: string;
	redisServer: string;
}

/** Debian keeps Postgres's programs out of the PATH, one folder per major version. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';

/** @throws SetupFailure that names what is missing, and Debian's packages for it. */
export async function findBinaries(): Promise<Binaries> {
	const versions = await readdir(DEBIAN_POSTGRES).catch(() => []);
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const folders = [
		...newestFirst.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin')),
		...(process.env.PATH ?? '').split(path.delimiter),
	];
	const find = (program: string): string => {
		const folder = folders.find((candidate) => existsSync(path.join(candidate, program)));
		if (folder !== undefined) return path.join(folder, program);
		throw new SetupFailure(
			`Queue mode needs Postgres and Redis, and there is no ${program}. On Debian: apt-get install postgresql redis-server`,
		);
	};
	return {
		initdb: find('initdb'),
		postgres: find('postgres'),
		redisServer: find('redis-server'),
	};
}
