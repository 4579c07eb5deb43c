/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface GroupCommand {
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Called with everything the command prints, stdout and stderr alike. */
	onOutput: (text: string) => void;
}

export interface Exit {
	code: number | null;
	signal: NodeJS.Signals | null;
}

/** A command and all the processes it starts in turn; none of them outlives it, nor us. */
export interface ProcessGroup {
	/** Of the command itself, which is also the id of the group. */
	readonly pid: number;
	readonly exited: Promise<Exit>;
	/** Sends the signal to every process of the group. */
	signalAll(signal: NodeJS.Signals): void;
	/** Asks the command to end (SIGTERM), and ends the group after `graceMs` if it has not. Resolves when it is gone. */
	end(graceMs: number): Promise<void>;
}

const GUARD = path.join(__dirname, 'die-with-parent.cjs');
const alive = new Set<number>();

// The guard in the children sees our end as well, but an orderly exit should not have to rely on them.
process.on('exit', () => alive.forEach((pid) => signalGroup(pid, 'SIGKILL')));

/** @throws Error when the command cannot be started at all. */
export async function startGroup(group: GroupCommand): Promise<ProcessGroup> {
	const child = spawn(group.command, group.args, {
		cwd: group.cwd,
		env: { ...group.env, NODE_OPTIONS: withGuard(group.env.NODE_OPTIONS) },
		detached: true, // A group of its own: a terminal's Ctrl-C reaches us alone, and we stop things in order.
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
	});
	child.stdout?.setEncoding('utf8').on('data', group.onOutput);
	child.stderr?.setEncoding('utf8').on('data', group.onOutput);

	const pid = await new Promise<number>((resolve, reject) => {
		child.once('error', reject);
		child.once('spawn', () => resolve(child.pid as number));
	});
	alive.add(pid);
	const exited = new Promise<Exit>((resolve) => {
		child.once('exit', (code, signal) => {
			signalGroup(pid, 'SIGKILL');
			alive.delete(pid);
			resolve({ code, signal });
		});
	});

	return {
		pid,
		exited,
		signalAll: (signal) => {
			if (alive.has(pid)) signalGroup(pid, signal);
		},
		end: async (graceMs) => {
			if (alive.has(pid)) child.kill('SIGTERM');
			const grace = new AbortController();
			const overdue = sleep(graceMs, undefined, { signal: grace.signal }).catch(() => undefined);
			await Promise.race([exited, overdue]);
			grace.abort();
			if (alive.has(pid)) signalGroup(pid, 'SIGKILL');
			await exited;
		},
	};
}

function withGuard(nodeOptions: string | undefined): string {
	const quoted = `"${GUARD.replace(/[\\"]/g, '\\$&')}"`;
	return [nodeOptions, `--require ${quoted}`].filter(Boolean).join(' ');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch {
		// The group has ended by itself.
	}
}
