/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { BoundedLog } from '../bounded-log';
import { startGroup, type Exit } from '../process-group';
import { SetupFailure } from '../setup-failure';

export interface ServiceCommand {
	/** For messages. */
	name: string;
	command: [string, ...string[]];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** What it prints when it can be used. */
	readyWords: string;
	timeoutSeconds: number;
	/** Aborted while it starts, it stops it again. */
	signal?: AbortSignal;
}

/** A process that n8n's queue mode needs besides n8n's main one. */
export interface Service {
	readonly pid: number;
	/** The end of what it has printed. */
	log(): string;
	/** Asks it to end, and ends what is left of it after 10 s. */
	stop(): Promise<void>;
}

const GUARD = path.join(__dirname, 'end-with-us.cjs');
const LOOK_AGAIN_MS = 50;
const STOP_GRACE_MS = 10_000;

/** The command, ended also when we are killed, though it is not a Node program (process-group.ts). */
export function guarded(command: string[]): [string, ...string[]] {
	return [process.execPath, GUARD, ...command];
}

/**
 * Starts a process and waits until it says that it is ready.
 * @throws SetupFailure with its last line when it ends or is not ready in time; the signal's reason when aborted. It is
 * gone then.
 */
export async function startService(service: ServiceCommand): Promise<Service> {
	const [command, ...args] = service.command;
	const log = new BoundedLog();
	const { cwd, env } = service;
	const group = await startGroup({
		command,
		args,
		cwd,
		env,
		onOutput: (text) => log.append(text),
	});
	let end: Exit | undefined;
	void group.exited.then((exit) => (end = exit));
	const deadline = Date.now() + service.timeoutSeconds * 1000;
	while (!log.text().includes(service.readyWords)) {
		if (service.signal?.aborted) await group.end(0);
		service.signal?.throwIfAborted();
		if (end !== undefined || Date.now() > deadline) {
			const what = end === undefined ? 'is not ready in time' : 'ended at once';
			await group.end(0);
			const lastLine = log.text().trimEnd().split('\n').at(-1);
			throw new SetupFailure(`${service.name} ${what}; it last said: ${lastLine || 'nothing'}`);
		}
		await sleep(LOOK_AGAIN_MS);
	}
	return {
		pid: group.pid,
		log: () => log.text(),
		stop: async () => await group.end(STOP_GRACE_MS),
	};
}
