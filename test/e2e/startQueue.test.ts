/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { descendantsOf, isAlive, killStartedPrograms, startProgram } from './startedPrograms';

const JOBS = 100;
const FILES = 4;
const CONCURRENCY = 2;
/** So many at least are parked at once even where submitting takes a busy machine longer than a job lasts. */
const PARKED = 10 * CONCURRENCY;

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'start-queue-test-'));
	// Postgres, which runs as another user when we are root, has to pass through.
	await chmod(folder, 0o711);
});

afterEach(async () => {
	killStartedPrograms();
	await rm(folder, { recursive: true, force: true });
});

const startQueue = async (env: NodeJS.ProcessEnv, ...args: string[]) =>
	await startProgram('start-queue.ts', folder, env, args);

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
		expect(Number(parked.split(' ')[0])).toBeGreaterThan(PARKED);
		expect(one).toBe('1 of 1');
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
