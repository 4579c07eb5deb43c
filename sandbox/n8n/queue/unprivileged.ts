/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';

import { SetupFailure } from '../setup-failure';

/** Of Debian's package; any user but root would do. */
const USER = 'postgres';

/** Somebody else than root to run a program as, for Postgres refuses root. */
export interface Unprivileged {
	/** A command that runs as that user. */
	command(program: string, args: string[]): [string, ...string[]];
	/** Makes the folder that user's own. */
	give(folder: string): Promise<void>;
}

/**
 * The user `postgres` when we are root, else ourselves.
 * @throws SetupFailure when we are root and there is no such user.
 */
export async function unprivileged(): Promise<Unprivileged> {
	if (process.getuid?.() !== 0) {
		return {
			command: (program, args) => [program, ...args],
			give: async () => undefined,
		};
	}
	const [uid, gid] = await Promise.all([idOf('-u'), idOf('-g')]);
	const become = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
	return {
		command: (program, args) => ['setpriv', ...become, program, ...args],
		give: async (folder) => await chown(folder, uid, gid),
	};
}

async function idOf(which: '-u' | '-g'): Promise<number> {
	const { stdout } = await promisify(execFile)('id', [which, USER]).catch(() => {
		throw new SetupFailure(`Postgres cannot be run as root, and there is no user ${USER}.`);
	});
	return Number(stdout);
}
