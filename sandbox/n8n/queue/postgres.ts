/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import path from 'node:path';

import { BoundedLog } from '../bounded-log';
import { startGroup } from '../process-group';
import { SetupFailure } from '../setup-failure';
import type { Binaries } from './binaries';
import { startInOwnFolder } from './own-folder';
import { guarded, startService } from './service';
import { unprivileged } from './unprivileged';

/** A throw-away database for n8n. */
export interface Postgres {
	/** The settings by which n8n finds it. */
	env: Record<string, string>;
	/** Ends it and deletes its data. */
	stop(): Promise<void>;
}

const USER = 'n8n';
const START_TIMEOUT_SECONDS = 30;

/** Nothing in it outlives its process, so nothing need be safe on disk; and nothing of it lies outside its folder. */
const SETTINGS = [
	'fsync=off',
	'synchronous_commit=off',
	'full_page_writes=off',
	'dynamic_shared_memory_type=mmap',
	// Its socket lies in a folder that is closed to others, so it needs neither a port nor a password.
	'listen_addresses=',
];

/**
 * Makes a cluster of its own in the temp folder and serves it there.
 * @throws SetupFailure with Postgres's last line when that fails. Nothing is left then.
 */
export async function startPostgres({ initdb, postgres }: Binaries): Promise<Postgres> {
	const user = await unprivileged();
	const env = { PATH: process.env.PATH, LC_ALL: 'C' };
	return await startInOwnFolder('n8n-ttapi-postgres-', async (folder) => {
		await user.give(folder);
		const data = path.join(folder, 'data');
		const options = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
		const init = user.command(initdb, ['-D', data, '-U', USER, ...options]);
		await runToEnd(guarded(init), folder, env);

		const settings = [...SETTINGS, `unix_socket_directories=${folder}`];
		const serve = user.command(postgres, ['-D', data, ...settings.flatMap((one) => ['-c', one])]);
		const { stop } = await startService({
			name: 'Postgres',
			command: guarded(serve),
			cwd: folder,
			env,
			readyWords: 'database system is ready to accept connections',
			timeoutSeconds: START_TIMEOUT_SECONDS,
		});
		return {
			env: {
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: folder,
				DB_POSTGRESDB_USER: USER,
				DB_POSTGRESDB_DATABASE: 'postgres',
			},
			stop,
		};
	});
}

async function runToEnd(
	[command, ...args]: [string, ...string[]],
	cwd: string,
	env: NodeJS.ProcessEnv,
): Promise<void> {
	const log = new BoundedLog();
	const group = await startGroup({
		command,
		args,
		cwd,
		env,
		onOutput: (text) => log.append(text),
	});
	const { code } = await group.exited;
	if (code === 0) return;
	throw new SetupFailure(
		`Postgres's cluster could not be made: ${log.text().trim().split('\n').at(-1)}`,
	);
}
