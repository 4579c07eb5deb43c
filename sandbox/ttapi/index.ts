import type { CallbackRecord } from './callbacks/postCallback';
import type { RequestFilter, RequestRecord } from './http/requestLog';
import { createServer } from './http/server';
import type { Job } from './job/job';
import { toSandboxJob, type SandboxJob } from './job/sandboxJob';
import { SandboxState } from './state';
import { assertSwitches } from './switches/checkSwitches';
import type { Switches } from './switches/switches';

export type { CallbackRecord } from './callbacks/postCallback';
export type { Fault, FaultKind } from './http/faults';
export type { RequestFilter, RequestRecord } from './http/requestLog';
export type { SandboxJob } from './job/sandboxJob';
export { controlRoutes } from './control/controlRoutes';
export { SwitchError } from './switches/checkSwitches';
export { defaultSwitches, type JobFault, type Switches } from './switches/switches';

export interface SandboxOptions {
	/** TCP port on 127.0.0.1; 0, the default, takes any that is free. */
	port?: number;
	/** The one key that is right. Default `sandbox-key`. */
	apiKey?: string;
	/** What differs from the default switches, at the start and after each reset. */
	switches?: Partial<Switches>;
}

/** A running stand-in for TTAPI. */
export interface Sandbox {
	/** `http://127.0.0.1:<port>`, the base URL of API, pictures and control. */
	readonly url: string;
	readonly apiKey: string;
	readonly switches: Readonly<Switches>;
	/** Changes switches; those left out stay. Throws a SwitchError that names what is wrong. */
	set(patch: Partial<Switches>): void;
	/** Switches, jobs, log, account and pictures back to the start; running callbacks end. */
	reset(): void;
	/** The last 50,000 requests to API and pictures, oldest first; never the control ones. */
	requests(filter?: RequestFilter): RequestRecord[];
	/** All jobs, oldest first. */
	jobs(): SandboxJob[];
	/** All tries to call back, in the order of their ends. */
	callbacks(): CallbackRecord[];
	/** Ends a job right now, the way it would end anyway. Throws when there is no such job. */
	finish(jobId: string): void;
	/**
	 * One more try to call back an ended job, at its hookUrl or at `to`. Rejects when there is no such job, it has not
	 * ended, or there is no address.
	 */
	notify(jobId: string, to?: string): Promise<CallbackRecord>;
	/** Ends timers, connections (also hung ones) and the listener at once. */
	close(): Promise<void>;
}

/** Starts a sandbox on 127.0.0.1. Rejects with EADDRINUSE when the port is taken, SwitchError on bad switches. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, apiKey = 'sandbox-key', switches = {} } = options;
	assertSwitches(switches);
	let state: SandboxState;
	const reset = () => {
		state.stop();
		state = new SandboxState(apiKey, url, switches);
	};
	const server = createServer(() => state, reset);
	const url = await server.listen({ host: '127.0.0.1', port });
	state = new SandboxState(apiKey, url, switches);

	const existing = (jobId: string): Job => {
		const job = state.jobs.get(jobId);
		if (!job) throw new Error(`The sandbox has no job ${jobId}`);
		return job;
	};

	return {
		url,
		apiKey,
		get switches() {
			return state.switches;
		},
		set: (patch) => state.set(patch),
		reset,
		requests: (filter) => state.log.find(filter),
		jobs: () => state.jobs.all().map((job) => toSandboxJob(job, Date.now())),
		callbacks: () => state.callbacks.all(),
		finish: (jobId) => state.jobs.end(existing(jobId)),
		notify: async (jobId, to) => {
			const job = existing(jobId);
			const address = to ?? job.hookUrl;
			if (job.finishedAt === undefined) throw new Error(`Job ${jobId} has not ended yet`);
			if (address === null) throw new Error(`Job ${jobId} has no hookUrl`);
			return await state.callbacks.notify(job, address);
		},
		close: async () => {
			state.stop();
			await server.close();
		},
	};
}
