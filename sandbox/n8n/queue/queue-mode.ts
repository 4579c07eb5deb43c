import { randomBytes } from 'node:crypto';

import type { N8nInstallation } from '../install';
import { freePort } from '../ports';
import { startN8n, type RunningN8n } from '../process';
import { findBinaries } from './binaries';
import { startFrontDoor } from './front-door';
import { startPostgres } from './postgres';
import { startRedis } from './redis';
import type { Service } from './service';
import { startWebhookProcessor } from './webhook-processor';
import { startWorker } from './worker';
import { workerSlotsHeld } from './worker-slots';

export interface QueueModeOptions {
	installation: N8nInstallation;
	/** An `npm pack` of a package of nodes, for every process. */
	packageTarball: string;
	/** How many executions each worker runs at a time. */
	concurrency: number;
	/** One by default. */
	workers?: number;
	/** Whether a process of its own answers production webhooks and resume URLs; by default the main one does. */
	webhookProcessor?: boolean;
	/** Of the editor; a free one by default. */
	port?: number;
	/** On top of what every process is given anyway. */
	env?: Record<string, string>;
	/** Aborted while they start, it stops them all again. */
	signal?: AbortSignal;
}

/**
 * n8n's own 2 is too few for a storm of callbacks: requests wait for a connection until n8n takes its database for lost,
 * answers 503, and fails executions (docs/queue-mode.md).
 */
const DATABASE_CONNECTIONS = '10';

/** A throw-away n8n in queue mode: the main process serves the editor, workers execute. */
export interface QueueMode {
	readonly main: RunningN8n;
	readonly workers: Service[];
	readonly webhookProcessor: Service | undefined;
	/** What webhook and resume URLs begin with. Without a trailing slash. */
	readonly webhookUrl: string;
	/** How many executions hold a place in a worker at this moment. */
	slotsHeld(): Promise<number>;
	/** Ends all of them, the workers first and Postgres last, and deletes their folders. */
	stop(): Promise<void>;
}

/**
 * Starts Postgres, Redis and n8n's processes, and waits until all of them can be used.
 * @throws SetupFailure in one line when a program is missing or does not start; the signal's reason when aborted.
 * Nothing is left running then.
 */
export async function startQueueMode(options: QueueModeOptions): Promise<QueueMode> {
	const { installation, packageTarball, concurrency, workers: count = 1, signal } = options;
	const binaries = await findBinaries();
	const started: Array<{ stop(): Promise<void> }> = [];
	const keep = <Started extends { stop(): Promise<void> }>(one: Started): Started => {
		started.push(one);
		signal?.throwIfAborted();
		return one;
	};
	const stop = async () => {
		for (let last = started.pop(); last !== undefined; last = started.pop()) await last.stop();
	};
	let ready = false;
	try {
		const postgres = keep(await startPostgres(binaries));
		const redis = keep(await startRedis(binaries));

		const port = options.port ?? (await freePort());
		const processorPort = await freePort();
		// Before n8n, so that the port that n8n is told about is taken already.
		const door = options.webhookProcessor
			? keep(await startFrontDoor({ main: port, webhookProcessor: processorPort }))
			: undefined;
		const webhookUrl = door?.url ?? `http://127.0.0.1:${port}`;
		const env = {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: String(door !== undefined),
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			DB_POSTGRESDB_POOL_SIZE: DATABASE_CONNECTIONS,
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			...postgres.env,
			...redis.env,
			...options.env,
		};
		const shared = { installation, packageTarball, webhookUrl, env, signal };
		// First: the main process brings the database up to date, and two at once would trip over each other.
		const main = keep(await startN8n({ ...shared, port }));
		let webhookProcessor: Service | undefined;
		if (door !== undefined) {
			webhookProcessor = keep(await startWebhookProcessor({ ...shared, port: processorPort }));
		}
		const workers: Service[] = [];
		while (workers.length < count) workers.push(keep(await startWorker(concurrency, shared)));
		ready = true;
		const slotsHeld = async () => await workerSlotsHeld(redis.port);
		return { main, workers, webhookProcessor, webhookUrl, slotsHeld, stop };
	} finally {
		if (!ready) await stop();
	}
}
