import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { startHookServer } from './hookServer';
import { fetchJob, finishedAt, finishedJob, imagineJob, ttapiClient } from './ttapiClient';
import { waitUntil } from './waitUntil';

const path = '/midjourney/v1/seed';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function askSeed(fields: Record<string, unknown>) {
	return await ttapiClient(sandbox).post(path, fields);
}

function lastJobId(): string {
	return sandbox.jobs().at(-1)?.jobId ?? '';
}

async function listed(): Promise<string[]> {
	const { data } = await ttapiClient(sandbox).get('/midjourney/v1/fetch-list');
	return data.data.map(({ action }: { action: string }) => action);
}

test('a seed is a job of its own, costs nothing, and shows in its parent afterwards', async () => {
	const parent = await finishedJob(sandbox, { mode: 'relax' });
	expect(parent.data.seed).toBeNull();
	const { data } = await askSeed({ jobId: parent.jobId, timeout: 600 });
	const { jobId } = data.data;
	expect(data.data).toEqual({ jobId: lastJobId() });
	expect(jobId).not.toBe(parent.jobId);
	expect((await fetchJob(sandbox, jobId)).data).toMatchObject({ action: 'seed', seed: null });
	expect((await fetchJob(sandbox, parent.jobId)).data.seed).toBeNull();
	sandbox.finish(jobId);
	const { status, data: found } = await fetchJob(sandbox, jobId);
	expect([status, found]).toEqual([
		'SUCCESS',
		{
			action: 'seed',
			jobId,
			progress: '100',
			prompt: 'A cute kitten',
			quota: '0',
			discordImage: null,
			cdnImage: null,
			width: null,
			height: null,
			hookUrl: null,
			components: null,
			seed: expect.stringMatching(/^\d{1,10}$/),
			images: null,
		},
	]);
	expect(await fetchJob(sandbox, parent.jobId)).toEqual({
		...parent,
		data: { ...parent.data, seed: found.seed },
	});
	expect(await listed()).toEqual(['seed', 'imagine']);
});

test('a job has one seed, and another job another; it can be a number', async () => {
	sandbox.set({ numbers: 'number' });
	const seeds: unknown[] = [];
	const [one, other] = [await finishedJob(sandbox), await finishedJob(sandbox)];
	for (const { jobId } of [one, one, other]) {
		seeds.push((await finishedAt(sandbox, path, { jobId })).data.seed);
	}
	expect(seeds.every((seed) => Number.isInteger(seed))).toBe(true);
	expect(seeds[1]).toBe(seeds[0]);
	expect(seeds[2]).not.toBe(seeds[0]);
});

test('a single has a seed too', async () => {
	const { jobId } = await finishedJob(sandbox);
	const upsample = { jobId, action: 'upsample1' };
	const single = await finishedAt(sandbox, '/midjourney/v1/action', upsample);
	const { data } = await finishedAt(sandbox, path, { jobId: single.jobId });
	expect(data.seed).toMatch(/^\d+$/);
	expect((await fetchJob(sandbox, single.jobId)).data.seed).toBe(data.seed);
	expect((await fetchJob(sandbox, jobId)).data.seed).toBeNull();
});

test('the seed can come under the id of the parent', async () => {
	sandbox.set({ seedReplyId: 'same' });
	const parent = await finishedJob(sandbox);
	const { data } = await askSeed({ jobId: parent.jobId });
	expect(data.data).toEqual({ jobId: parent.jobId });
	expect(await fetchJob(sandbox, parent.jobId)).toEqual(parent);
	const hidden = lastJobId();
	expect(hidden).not.toBe(parent.jobId);
	sandbox.finish(hidden);
	const after = await fetchJob(sandbox, parent.jobId);
	expect(after.data.seed).toMatch(/^\d+$/);
	expect(after).toEqual({ ...parent, data: { ...parent.data, seed: after.data.seed } });
	expect((await fetchJob(sandbox, hidden)).message).toBe('Job not found');
	expect(await listed()).toEqual(['imagine']);
});

test('then the callback is about the parent, once more on demand too', async () => {
	sandbox.set({ seedReplyId: 'same' });
	const hook = await startHookServer(200);
	const { jobId } = await finishedJob(sandbox);
	await askSeed({ jobId, hookUrl: hook.url });
	sandbox.finish(lastJobId());
	await waitUntil(() => sandbox.callbacks().length === 1);
	await sandbox.notify(lastJobId());
	await hook.close();
	expect(sandbox.callbacks()).toMatchObject([
		{ jobId, attempt: 1 },
		{ jobId, attempt: 2 },
	]);
	const bodies = hook.received.map(({ text }) => JSON.parse(text));
	expect(bodies).toEqual(Array(2).fill(await fetchJob(sandbox, jobId)));
	expect(bodies[0].data.seed).toMatch(/^\d+$/);
});

test('the seed can be in the reply, of a job that has ended', async () => {
	sandbox.set({ seedReplyId: 'inReply' });
	const { jobId } = await finishedJob(sandbox);
	const { data } = await askSeed({ jobId });
	expect(data.data).toEqual({ jobId: lastJobId(), seed: expect.stringMatching(/^\d+$/) });
	await waitUntil(() => sandbox.jobs()[1].status === 'SUCCESS');
	for (const id of [jobId, data.data.jobId]) {
		expect((await fetchJob(sandbox, id)).data.seed).toBe(data.data.seed);
	}
});

test.each(['new', 'same', 'inReply'] as const)(
	'a seed that fails is not told, with reply id %s',
	async (seedReplyId) => {
		const { jobId } = await finishedJob(sandbox);
		sandbox.set({ seedReplyId, jobFault: { message: 'Unknown Message' } });
		const { data } = await askSeed({ jobId });
		expect(Object.keys(data.data)).toEqual(['jobId']);
		sandbox.finish(lastJobId());
		expect(sandbox.jobs()[1].status).toBe('FAILED');
		const told = await fetchJob(sandbox, data.data.jobId);
		expect(told.status).toBe(seedReplyId === 'same' ? 'SUCCESS' : 'FAILED');
		expect(told.data.seed).toBeNull();
		expect((await fetchJob(sandbox, jobId)).data.seed).toBeNull();
	},
);

test('what is wrong is said in the order of the checks', async () => {
	const running = await imagineJob(sandbox);
	const { jobId } = await finishedJob(sandbox);
	const seedJob = await finishedAt(sandbox, path, { jobId });
	const relaxed = await finishedJob(sandbox, { mode: 'relax' });
	const answers = [
		await askSeed({}),
		await askSeed({ jobId: 7 }),
		await askSeed({ jobId: 'made-up', timeout: 5 }),
		await askSeed({ jobId: 'made-up', hookUrl: 7 }),
		await askSeed({ jobId: 'made-up' }),
		await askSeed({ jobId: running }),
		await askSeed({ jobId: seedJob.jobId }),
		await askSeed({ jobId: relaxed.jobId, timeout: 300 }),
	];
	expect(answers.map(({ status, data }) => [status, data.message])).toEqual([
		[400, '"jobId" cannot be empty!'],
		[400, '"jobId" cannot be empty!'],
		[400, 'Parameter error'],
		[400, 'Parameter error'],
		[400, 'The associated task does not exist or has expired.'],
		[400, 'Associated task status error.'],
		[400, 'The associated task does not allow this change to be executed.'],
		[400, 'Parameter error'],
	]);
});

test('a seed is free, but takes its place in the queue', async () => {
	const { jobId } = await finishedJob(sandbox);
	sandbox.set({ balance: 0, maxQueue: 1 });
	expect((await askSeed({ jobId })).status).toBe(200);
	expect((await askSeed({ jobId })).status).toBe(499);
});
