/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Sandbox, type Switches } from '../../sandbox/ttapi';
import { progressOf, statusOf } from '../../sandbox/ttapi/job/life';
import type { Job } from '../../sandbox/ttapi/job/job';
import { fetchJob, finishedJob, imagineJob, ttapiClient } from './ttapiClient';
import { waitUntil } from './waitUntil';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

test('by time a job waits, runs without and with progress, and ends only when it is ended', () => {
	const job = {
		startsAt: 1000,
		endsAt: 11_000,
		ending: { status: 'SUCCESS' },
	} as Job;
	const moments = [0, 999, 1000, 1999, 2000, 6500, 10_999, 20_000];
	expect(moments.map((now) => [statusOf(job, now), progressOf(job, now)])).toEqual([
		['PENDING_QUEUE', null],
		['PENDING_QUEUE', null],
		['ON_QUEUE', null],
		['ON_QUEUE', null],
		['ON_QUEUE', 0],
		['ON_QUEUE', 49],
		['ON_QUEUE', 97],
		['ON_QUEUE', 97],
	]);
	const ended = { ...job, finishedAt: 11_000 };
	expect([statusOf(ended, 11_000), progressOf(ended, 11_000)]).toEqual(['SUCCESS', 100]);
});

test('a job goes through its statuses in order and its progress only rises', async () => {
	sandbox.set({ pendingShare: 0.5 });
	const jobId = await imagineJob(sandbox, { prompt: 'cat __0.8s__' });
	const statuses: string[] = [];
	const progress: number[] = [];
	while (statuses.at(-1) !== 'SUCCESS') {
		const { status, data } = await fetchJob(sandbox, jobId);
		if (statuses.at(-1) !== status) statuses.push(status);
		if (data.progress !== null) progress.push(Number(data.progress));
		await pause(5);
	}
	expect(statuses).toEqual(['PENDING_QUEUE', 'ON_QUEUE', 'SUCCESS']);
	expect(progress.length).toBeGreaterThan(2);
	expect(progress).toEqual([...progress].sort((a, b) => a - b));
	expect(progress.at(-1)).toBe(100);
});

test('a waiting or running job has the keys of a failed one, and no media', async () => {
	const jobId = await imagineJob(sandbox, { hookUrl: 'http://127.0.0.1:9/hook' });
	expect(await fetchJob(sandbox, jobId)).toEqual({
		status: 'PENDING_QUEUE',
		message: '',
		jobId,
		data: {
			action: 'imagine',
			jobId,
			progress: null,
			prompt: 'A cute kitten',
			discordImage: null,
			cdnImage: null,
			hookUrl: 'http://127.0.0.1:9/hook',
			components: null,
			seed: null,
			images: null,
		},
	});
});

test('a finished grid looks like the sample of the docs', async () => {
	const job = await finishedJob(sandbox, { prompt: 'A cute kitten --ar 4:5' });
	const url = sandbox.url.replace(/\./g, '\\.');
	const grid = new RegExp(
		`^${url}/midjourney/\\d{4}-\\d\\d-\\d\\d/\\d{8}_\\d{6}_[0-9a-f]{16}\\.png$`,
	);
	const tile = (suffix: string) =>
		expect.stringMatching(new RegExp(`^${url}/midjourney/\\d{8}/[0-9a-f-]{36}${suffix}\\.png$`));
	expect(job).toEqual({
		status: 'SUCCESS',
		message: '',
		jobId: job.jobId,
		data: {
			action: 'imagine',
			jobId: job.jobId,
			progress: '100',
			prompt: 'A cute kitten --ar 4:5',
			quota: '2',
			discordImage: job.data.cdnImage,
			cdnImage: expect.stringMatching(grid),
			width: 912,
			height: 1140,
			hookUrl: null,
			components: expect.arrayContaining(['upsample1', 'variation4']),
			seed: null,
			images: [tile('tl'), tile('tr'), tile('bl'), tile('br')],
		},
	});
});

test.each([
	['__fail__', '[Bad response] Internal Error.'],
	['__banned__', '[Banned prompt detected] Banned prompt: __banned__'],
	['__timeout__', 'Job Timeout'],
])('%s runs first and then fails with "%s"', async (word, message) => {
	const jobId = await imagineJob(sandbox, { prompt: `cat ${word}` });
	expect((await fetchJob(sandbox, jobId)).status).toBe('PENDING_QUEUE');
	sandbox.finish(jobId);
	const { status, message: said, data } = await fetchJob(sandbox, jobId);
	expect([status, said]).toEqual(['FAILED', message]);
	expect(Object.keys(data)).not.toContain('quota');
	expect(data).toMatchObject({ progress: null, cdnImage: null, components: null });
});

test.each<[string, Partial<Switches>, number, number]>([
	['jobSeconds', { jobSeconds: 0.05 }, 49, 2000],
	['a decimal in the prompt', { jobSeconds: 60 }, 199, 2000],
])('a job takes the time that %s says', async (_what, switches, atLeast, atMost) => {
	sandbox.set(switches);
	await imagineJob(sandbox, { prompt: switches.jobSeconds === 60 ? 'cat __0.2s__' : 'cat' });
	await waitUntil(() => sandbox.jobs()[0].status === 'SUCCESS');
	const [{ submittedAt, finishedAt = Infinity }] = sandbox.jobs();
	expect(finishedAt - submittedAt).toBeGreaterThanOrEqual(atLeast);
	expect(finishedAt - submittedAt).toBeLessThan(atMost);
});

test('fetch does not know a made-up id, and needs one', async () => {
	const client = ttapiClient(sandbox);
	const unknown = await client.get('/midjourney/v1/fetch?jobId=made-up');
	const missing = await client.get('/midjourney/v1/fetch');
	expect(unknown).toMatchObject({
		status: 404,
		data: { status: 'FAILED', message: 'Job not found', data: null },
	});
	expect(missing).toMatchObject({ status: 400, data: { message: 'Parameter error' } });
});

test('fetch as POST with JSON says the same as with GET', async () => {
	const job = await finishedJob(sandbox);
	const { data } = await ttapiClient(sandbox).post('/midjourney/v1/fetch', { jobId: job.jobId });
	expect(data).toEqual(job);
});
