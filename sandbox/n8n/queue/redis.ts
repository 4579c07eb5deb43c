/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { freePort } from '../ports';
import type { Binaries } from './binaries';
import { startInOwnFolder } from './own-folder';
import { guarded, startService } from './service';

/** A throw-away queue for n8n. */
export interface Redis {
	/** The settings by which n8n finds it. */
	env: Record<string, string>;
	readonly port: number;
	/** Ends it; nothing of it was ever on disk. */
	stop(): Promise<void>;
}

const START_TIMEOUT_SECONDS = 10;

/** @throws SetupFailure with Redis's last line when it does not start. Nothing is left then. */
export async function startRedis({ redisServer }: Binaries): Promise<Redis> {
	const port = await freePort();
	// It would write into its working folder, if it wrote.
	return await startInOwnFolder('n8n-ttapi-redis-', async (folder) => {
		const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
		const { stop } = await startService({
			name: 'Redis',
			command: guarded([redisServer, ...args, '--save', '', '--appendonly', 'no']),
			cwd: folder,
			env: { PATH: process.env.PATH, LC_ALL: 'C' },
			readyWords: 'Ready to accept connections',
			timeoutSeconds: START_TIMEOUT_SECONDS,
		});
		return {
			env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) },
			port,
			stop,
		};
	});
}
