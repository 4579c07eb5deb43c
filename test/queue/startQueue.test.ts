/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { parse } from 'yaml';

import { installN8n } from '../../sandbox/n8n/install';
import { freePort } from '../../sandbox/n8n/ports';
import { mistakesOf } from '../../sandbox/start/queue/mistakes';
import { readQueueOptions } from '../../sandbox/start/queue/options';
import type { ParkedRun } from '../../sandbox/start/queue/parked-run';

const REPOSITORY = path.join(__dirname, '..', '..');
const JOBS = 100;
const FILES = 4;
const CONCURRENCY = 2;
/** Max Wait of the demonstration's node, the minute that n8n may be late, and as much again for a busy machine. */
const BOUND_SECONDS = 400;

const started: ChildProcess[] = [];
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'start-queue-test-'));
	// Postgres, which runs as another user when we are root, has to pass through.
	await chmod(folder, 0o711);
});

afterEach(async () => {
	for (const child of started.splice(0)) child.kill('SIGKILL');
	await rm(folder, { recursive: true, force: true });
});

/** `npm run start:queue` without npm. Its temp folder is the test's own, so that what it leaves there is seen. */
async function startQueue(env: NodeJS.ProcessEnv, ...args: string[]) {
	const ports = {
		N8N_PORT: String(await freePort()),
		TTAPI_SANDBOX_PORT: String(await freePort()),
	};
	const child = spawn(
		process.execPath,
		['--import', 'tsx', path.join('sandbox', 'start-queue.ts'), ...args],
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

/** Living ones: a zombie is dead, but in a container there is not always somebody who comes for it. */
function descendantsOf(pid: number): number[] {
	const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
	const rows = table.trim().split('\n');
	const children = rows
		.map((row) => row.trim().split(/\s+/))
		.filter(([, parent, state]) => Number(parent) === pid && !state.startsWith('Z'))
		.map(([child]) => Number(child));
	return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function isAlive(pid: number): boolean {
	const table = execFileSync('ps', ['-e', '-o', 'pid=,stat='], { encoding: 'utf8' });
	const row = table.split('\n').find((line) => Number(line.trim().split(/\s+/)[0]) === pid);
	return row !== undefined && !/\sZ/.test(row);
}

const leftFolders = async () =>
	(await readdir(folder)).filter((name) => name.startsWith('n8n-ttapi'));

describe('npm run start:queue', () => {
	it(`${JOBS} jobs parked on one worker all go on once, as so many executions and as one`, async () => {
		const args = ['--once', '--jobs', String(JOBS)];
		const start = await startQueue({ N8N_WORKER_CONCURRENCY: String(CONCURRENCY) }, ...args);
		const code = await start.ended;

		const figures = start
			.stdout()
			.split('\n')
			.filter((line) => /^ {2}(?!\.\.\. )\S|: done/.test(line));
		process.stdout.write(`${figures.join('\n')}\n`);
		expect([code, start.stderr()]).toEqual([0, '']);
		const all = (pattern: RegExp) => [...start.stdout().matchAll(pattern)].map(([, one]) => one);
		expect(all(/went on: (.*)/g)).toEqual(
			[JOBS, JOBS, FILES].map((count) => `${count} of ${count} jobs, ${count} submits`),
		);
		expect(all(/files: (.*)/g)).toEqual([
			`${FILES} stored by the webhook processor, read by a worker byte for byte`,
		]);
		const [parked, one] = all(/parked at once: (.*) executions/g);
		expect(Number(parked.split(' ')[0])).toBeGreaterThan(CONCURRENCY);
		expect(one).toBe('1 of 1');
		for (const seconds of all(/time to the last: (\S+) s/g)) {
			expect(Number(seconds)).toBeLessThan(BOUND_SECONDS);
		}
		expect(start.stdout()).toContain('"status": "SUCCESS"');
		expect(await leftFolders()).toEqual([]);
	}, 1_800_000);

	it('leaves no process and no folder behind on Ctrl-C', async () => {
		const start = await startQueue({}, '--jobs', '1', '--job-seconds', '1');
		await start.says('n8n is open at');
		const processes = descendantsOf(start.child.pid as number);
		expect(processes.length).toBeGreaterThanOrEqual(5);

		start.child.kill('SIGINT');

		expect(await start.ended).toBe(130);
		expect(processes.filter(isAlive)).toEqual([]);
		expect(await leftFolders()).toEqual([]);
	}, 600_000);

	it('says in one line which program is missing, before any work', async () => {
		const start = await startQueue({ PATH: '' });
		expect(await start.ended).toBe(1);
		expect(start.stderr()).toMatch(
			/^Queue mode needs .* there is no \S+\. On Debian: apt-get install postgresql redis-server\n$/,
		);
		expect(start.stdout()).toBe('');
	});

	it('says in one line that a port is in use, before any work', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const start = await startQueue({ N8N_PORT: String(port) });
		expect(await start.ended).toBe(1);
		expect(start.stderr()).toMatch(new RegExp(`^Port ${port}, meant for n8n, is in use\\..*\n$`));
		server.close();
	});
});

describe('the options of start:queue', () => {
	it('are one worker of concurrency 10 and 100 jobs of 10 s, on the sandbox also when there is a real key', () => {
		expect(readQueueOptions([], { TTAPI_API_KEY: 'a real key' })).toMatchObject({
			start: { once: false, ttapi: { kind: 'sandbox' } },
			workers: 1,
			concurrency: 10,
			jobs: 100,
			jobSeconds: 10,
		});
	});

	it.each<[string, string[], Record<string, string>, string]>([
		['an unknown flag', ['--watch'], {}, 'Unknown argument watch; there are --once,'],
		['a stray word', ['100'], {}, 'Unknown argument 100; there are --once,'],
		['more jobs than n8n lists', ['--jobs', '101'], {}, '--jobs is "101"; it has to be'],
		['no number', ['--job-seconds', 'x'], {}, '--job-seconds is "x"; it has to be'],
		['no workers', [], { N8N_WORKERS: '0' }, 'N8N_WORKERS is "0"; it has to be'],
		['half a place', [], { N8N_WORKER_CONCURRENCY: '0.5' }, 'N8N_WORKER_CONCURRENCY is "0.5"; it'],
	])('%s is refused', (_, args, env, message) => {
		expect(() => readQueueOptions(args, env)).toThrow(message);
	});
});

describe('what the demonstration takes for a mistake', () => {
	const job = (jobId: string) => ({ jobId }) as ParkedRun['jobs'][number];
	const arrival = (jobId: string, status = 'SUCCESS') => ({
		jobId,
		status,
		cdnImage: '',
		byCallback: true,
		sha256: null,
	});
	const good: Parameters<typeof mistakesOf>[0] = {
		executions: 2,
		statuses: ['success', 'success'],
		jobs: [job('a'), job('b')],
		submits: 2,
		arrivals: [arrival('b'), arrival('a')],
	};

	it('is nothing when each job was submitted once and went on once', () => {
		expect(mistakesOf(good, 2)).toEqual([]);
	});

	it.each<[string, Partial<typeof good>, string]>([
		['lost', { arrivals: [arrival('a')] }, 'the workflow went on 0 times for job b'],
		[
			'gone on with twice',
			{ arrivals: [...good.arrivals, arrival('a')] },
			'the workflow went on 2 times for job a',
		],
		['paid twice', { submits: 3 }, '3 submits for 2 prompts'],
		['never made', { jobs: [job('a')], arrivals: [arrival('a')] }, '1 jobs for 2 prompts'],
		[
			'of somebody else',
			{ arrivals: [...good.arrivals, arrival('c')] },
			'the workflow went on 1 times for no job of this run',
		],
		[
			'put out unfinished',
			{ arrivals: [arrival('a'), arrival('b', 'ON_QUEUE')] },
			'1 jobs came out unfinished',
		],
		['failed', { statuses: ['success', 'error'] }, '1 of 2 executions did not succeed'],
		['not ended', { statuses: ['success'] }, '1 executions ended instead of 2'],
	])('is a job that was %s', (_, change, mistake) => {
		expect(mistakesOf({ ...good, ...change }, 2)).toEqual([mistake]);
	});
});

describe('docs/queue-mode/compose.yml', () => {
	interface Compose {
		services: Record<string, { image: string; command?: string; environment?: object }>;
		volumes: object;
	}
	const text = readFileSync(path.join(REPOSITORY, 'docs', 'queue-mode', 'compose.yml'), 'utf8');
	const { services } = parse(text, { merge: true }) as Compose;
	const processes = [services.main, services.webhook, services.worker];

	it('has the processes of queue mode', () => {
		expect(processes.map(({ command }) => command)).toEqual([
			undefined,
			'webhook',
			'worker --concurrency=10',
		]);
		expect([services.postgres.image, services.redis.image]).toEqual(['postgres:17', 'redis:7']);
	});

	it('gives every process the same image and settings', () => {
		for (const { image, environment } of processes) {
			expect(environment).toMatchObject({ EXECUTIONS_MODE: 'queue' });
			expect({ image, environment }).toEqual({
				image: services.main.image,
				environment: services.main.environment,
			});
		}
	});

	it('has no setting that n8n does not know', async () => {
		const { folder: n8n } = await installN8n();
		const reads = "Env\\)\\('[A-Z0-9_]+'|process\\.env\\.[A-Z0-9_]+";
		const packages = ['@n8n/config/dist', 'n8n-core/dist', 'n8n/dist'];
		const known = execFileSync('grep', ['-rhoE', '--include=*.js', reads, ...packages], {
			cwd: path.join(n8n, 'node_modules'),
			encoding: 'utf8',
		});
		const names = new Set([...known.matchAll(/[A-Z0-9_]{2,}/g)].map(([name]) => name));
		const unknown = Object.keys(services.main.environment ?? {}).filter((name) => !names.has(name));
		expect(unknown).toEqual([]);
	});
});
