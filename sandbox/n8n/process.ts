import { unpackPackage } from '../package/unpack';
import { createN8nApi, type N8nApi } from './api';
import { BoundedLog } from './bounded-log';
import { n8nEnvironment } from './environment';
import type { N8nInstallation } from './install';
import { launchN8n } from './launch';
import { freePort, isPortFree } from './ports';
import type { ProcessGroup } from './process-group';
import { SetupFailure } from './setup-failure';
import { tempFolder } from './temp-folder';

export interface N8nOptions {
	installation: N8nInstallation;
	/** A free one by default. */
	port?: number;
	/** An `npm pack` of a package of nodes, to be installed before n8n starts. */
	packageTarball?: string;
	/** What n8n calls itself in webhook and resume URLs; by default its own address. */
	webhookUrl?: string;
	/** On top of what the throw-away n8n is given anyway (environment.ts). */
	env?: Record<string, string>;
	/** Kept by stop() when it is given here; by default a new one in the system's temp folder, which stop() deletes. */
	userFolder?: string;
	/** 180 by default: the first start after an install reads much of n8n's 3 GB from disk. */
	startTimeoutSeconds?: number;
	/** Aborted while n8n starts, it stops n8n again. */
	signal?: AbortSignal;
}

export interface RunningN8n {
	/** Without a trailing slash. */
	readonly url: string;
	readonly userFolder: string;
	/** Of n8n's main process; a restart gives another. */
	readonly pid: number;
	readonly api: N8nApi;
	/** The end of what n8n has printed, over all its restarts. */
	log(): string;
	/** Lets n8n shut down in order, ends what is left of it after 10 s, and deletes its user folder. */
	stop(): Promise<void>;
	/**
	 * Sends the signal to n8n and all its children. Resolves when n8n is gone, so only for signals that end it.
	 * The user folder stays, for restart().
	 */
	kill(signal: NodeJS.Signals): Promise<void>;
	/** Stops n8n if it runs, and starts it again with the same user folder, port and environment. */
	restart(): Promise<void>;
}

const START_TIMEOUT_SECONDS = 180;
/** n8n would give running executions 30 s to finish; a throw-away one need not. */
const STOP_GRACE_MS = 10_000;

/**
 * Starts a throw-away n8n and waits until it truly answers. Several can run side by side.
 * @throws SetupFailure in one line when the port is in use, or n8n ends or is not ready in time; the signal's reason
 * when it is aborted. Nothing is left running then, and no folder of ours.
 */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const port = options.port ?? (await freePort());
	if (!(await isPortFree(port))) throw new SetupFailure(`Port ${port}, meant for n8n, is in use.`);

	const url = `http://127.0.0.1:${port}`;
	const folder =
		options.userFolder === undefined
			? await tempFolder('n8n-ttapi-')
			: { path: options.userFolder, remove: async () => undefined };
	const userFolder = folder.path;
	const env = n8nEnvironment({
		userFolder,
		port,
		brokerPort: await freePort(),
		nodeBinary: options.installation.node.binary,
		webhookUrl: options.webhookUrl,
		extra: options.env,
	});
	const log = new BoundedLog();
	const launch = async (signal?: AbortSignal): Promise<ProcessGroup> =>
		await launchN8n({
			installation: options.installation,
			url,
			userFolder,
			env,
			onOutput: (text) => log.append(text),
			timeoutSeconds: options.startTimeoutSeconds ?? START_TIMEOUT_SECONDS,
			signal,
		});

	let n8n: ProcessGroup | undefined;
	try {
		if (options.packageTarball) await unpackPackage(options.packageTarball, userFolder);
		n8n = await launch(options.signal);
	} finally {
		if (n8n === undefined) await folder.remove();
	}
	let running: ProcessGroup = n8n;

	return {
		url,
		userFolder,
		api: createN8nApi(url),
		get pid() {
			return running.pid;
		},
		log: () => log.text(),
		stop: async () => {
			await running.end(STOP_GRACE_MS);
			await folder.remove();
		},
		kill: async (signal) => {
			running.signalAll(signal);
			await running.exited;
		},
		restart: async () => {
			await running.end(STOP_GRACE_MS);
			running = await launch();
		},
	};
}
