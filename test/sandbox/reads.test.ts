import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { finishedJob, imagineJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function list(params: Record<string, unknown> = {}) {
	return await ttapiClient(sandbox).get('/midjourney/v1/fetch-list', { params });
}

async function listedPrompts(params?: Record<string, unknown>): Promise<string[]> {
	const { data } = await list(params);
	return data.data.map(({ prompt }: { prompt: string }) => prompt);
}

test('fetch-list is a plain array in snake case with numbers for status and quota', async () => {
	const job = await finishedJob(sandbox, { mode: 'relax' });
	expect((await list()).data).toEqual({
		status: 'SUCCESS',
		message: 'success',
		data: [
			{
				job_id: job.jobId,
				model: 'relax',
				action: 'imagine',
				quota: 1,
				status: 2,
				progress: '100',
				prompt: 'A cute kitten',
				discord_image: job.data.cdnImage,
				cdn_image: job.data.cdnImage,
			},
		],
	});
});

test('fetch-list shows finished jobs unless it is asked for others', async () => {
	await finishedJob(sandbox, { prompt: 'done' });
	await finishedJob(sandbox, { prompt: 'broken __fail__' });
	sandbox.set({ pendingShare: 0 });
	await imagineJob(sandbox, { prompt: 'running' });
	sandbox.set({ pendingShare: 1 });
	await imagineJob(sandbox, { prompt: 'waiting' });
	expect(await listedPrompts()).toEqual(['done']);
	expect(await listedPrompts({ status: 'FAILED' })).toEqual(['broken __fail__']);
	expect(await listedPrompts({ status: 'ON_QUEUE' })).toEqual(['running']);
	expect(await listedPrompts({ status: 'PENDING_QUEUE' })).toEqual(['waiting']);
	const { data } = await list({ status: 'PENDING_QUEUE' });
	expect(data.data[0]).toMatchObject({ status: 0, progress: null, cdn_image: null });
});

test('fetch-list comes in pages, newest first or oldest first', async () => {
	for (const prompt of ['one', 'two', 'three']) await finishedJob(sandbox, { prompt });
	expect(await listedPrompts()).toEqual(['three', 'two', 'one']);
	expect(await listedPrompts({ order: 'asc' })).toEqual(['one', 'two', 'three']);
	expect(await listedPrompts({ limit: 2 })).toEqual(['three', 'two']);
	expect(await listedPrompts({ limit: 2, page: 2 })).toEqual(['one']);
	expect(await listedPrompts({ page: 9 })).toEqual([]);
});

test('fetch-list takes POST with JSON', async () => {
	await finishedJob(sandbox, { prompt: 'one' });
	await finishedJob(sandbox, { prompt: 'two' });
	const body = { limit: 1, order: 'asc' };
	const { data } = await ttapiClient(sandbox).post('/midjourney/v1/fetch-list', body);
	expect(data.data).toMatchObject([{ prompt: 'one' }]);
});

test('fetch-list can be nested in an object, or null when it is empty', async () => {
	sandbox.set({ listShape: 'null' });
	expect((await list()).data.data).toBeNull();
	await finishedJob(sandbox, { prompt: 'one' });
	expect((await list()).data.data).toMatchObject([{ prompt: 'one' }]);
	sandbox.set({ listShape: 'nested' });
	expect((await list()).data.data).toEqual({ list: [expect.objectContaining({ prompt: 'one' })] });
	expect((await list({ page: 9 })).data.data).toEqual({ list: [] });
});

test.each([{ page: 0 }, { limit: 101 }, { limit: 'many' }, { status: 'DONE' }, { order: 'up' }])(
	'fetch-list refuses %j',
	async (params) => {
		expect(await list(params)).toMatchObject({
			status: 400,
			data: { message: 'Parameter error' },
		});
	},
);

test('promptCheck says SUCCESS, FAILED of a banned prompt, and costs nothing', async () => {
	const check = async (body: unknown) =>
		await ttapiClient(sandbox).post('/midjourney/v1/promptCheck', body);
	expect((await check({ prompt: 'kitten' })).data.status).toBe('SUCCESS');
	expect(await check({ prompt: 'a __banned__ word' })).toMatchObject({
		status: 200,
		data: { status: 'FAILED', message: expect.stringContaining('Banned'), data: null },
	});
	expect((await check({})).status).toBe(400);
	expect(sandbox.jobs()).toEqual([]);
});
