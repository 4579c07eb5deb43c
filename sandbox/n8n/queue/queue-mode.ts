import { randomBytes } from 'node:crypto';

import type { N8nInstallation } from '../install';
import { freePort } from '../ports';
import { startN8n, type RunningN8n } from '../process';
import { findBinaries } from './binaries';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import type { Service } from './service';
import { startWorker } from './worker';

export interface QueueModeOptions {
	installation: N8nInstallation;
	/** An `npm pack` of a package of nodes, for the main process and the worker. */
	packageTarball: string;
	/** How many executions the one worker runs at a time. */
	concurrency: number;
}

/** A throw-away n8n in queue mode: the main process serves editor and webhooks, the worker executes. */
export interface QueueMode {
	readonly main: RunningN8n;
	readonly worker: Service;
	/** Ends all four, the worker first and Postgres last, and deletes their folders. */
	stop(): Promise<void>;
}

/**
 * Starts Postgres, Redis, n8n's main process and one worker, and waits until all of them can be used.
 * @throws SetupFailure in one line when a program is missing or does not start. Nothing is left running then.
 */
export async function startQueueMode(options: QueueModeOptions): Promise<QueueMode> {
	const { installation, packageTarball, concurrency } = options;
	const binaries = await findBinaries();
	const started: Array<{ stop(): Promise<void> }> = [];
	const stop = async () => {
		for (let last = started.pop(); last !== undefined; last = started.pop()) await last.stop();
	};
	let ready = false;
	try {
		const postgres = await startPostgres(binaries);
		started.push(postgres);
		const redis = await startRedis(binaries);
		started.push(redis);

		const port = await freePort();
		const webhookUrl = `http://127.0.0.1:${port}`;
		const env = {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			...postgres.env,
			...redis.env,
		};
		const main = await startN8n({ installation, packageTarball, port, webhookUrl, env });
		started.push(main);
		// Not before: the main process brings the database up to date, and both at once would trip over each other.
		const worker = await startWorker({
			installation,
			packageTarball,
			concurrency,
			webhookUrl,
			env,
		});
		started.push(worker);
		ready = true;
		return { main, worker, stop };
	} finally {
		if (!ready) await stop();
	}
}
