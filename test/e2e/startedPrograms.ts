/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../../sandbox/n8n/ports';

const REPOSITORY = path.join(__dirname, '..', '..');
const started: ChildProcess[] = [];

/** One of the programs behind `npm start` and `npm run start:queue`, running. */
export interface StartedProgram {
	child: ChildProcess;
	/** Its exit code. */
	ended: Promise<number | null>;
	/** Waits until it has printed some words; throws when it ends without. */
	says(words: string): Promise<void>;
	stdout(): string;
	stderr(): string;
}

/**
 * Starts a program without npm, on free ports.
 *
 * @param folder becomes its temp folder, so that what it leaves there is seen
 */
export async function startProgram(
	script: 'start.ts' | 'start-queue.ts',
	folder: string,
	env: NodeJS.ProcessEnv,
	args: string[],
): Promise<StartedProgram> {
	const ports = {
		N8N_PORT: String(await freePort()),
		TTAPI_SANDBOX_PORT: String(await freePort()),
	};
	const child = spawn(
		process.execPath,
		['--import', 'tsx', path.join('sandbox', script), ...args],
		{ cwd: REPOSITORY, env: { ...process.env, TMPDIR: folder, ...ports, ...env } },
	);
	started.push(child);
	let stdout = '';
	let stderr = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const ended = once(child, 'close').then(([code]: Array<number | null>) => code);
	const says = async (words: string) => {
		while (!stdout.includes(words)) {
			if (child.exitCode !== null) throw new Error(`ended without "${words}": ${stderr}`);
			await sleep(50);
		}
	};
	return { child, ended, says, stdout: () => stdout, stderr: () => stderr };
}

/** For a test that failed half-way. */
export function killStartedPrograms(): void {
	for (const { pid = 0, exitCode } of started.splice(0)) {
		if (exitCode !== null || pid === 0) continue;
		// Killed like this, it cannot end what it has started.
		for (const each of [...descendantsOf(pid), pid])
			if (isAlive(each)) process.kill(each, 'SIGKILL');
	}
}

interface Process {
	pid: number;
	parent: number;
}

/** Without zombies: they are dead, but in a container there is not always somebody who comes for them. */
function livingProcesses(): Process[] {
	const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
	return table
		.trim()
		.split('\n')
		.map((row) => row.trim().split(/\s+/))
		.filter(([, , state]) => !state.startsWith('Z'))
		.map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

export function descendantsOf(ancestor: number): number[] {
	const living = livingProcesses();
	const below = (pid: number): number[] =>
		living
			.filter(({ parent }) => parent === pid)
			.flatMap((child) => [child.pid, ...below(child.pid)]);
	return below(ancestor);
}

export function isAlive(pid: number): boolean {
	return livingProcesses().some((one) => one.pid === pid);
}
