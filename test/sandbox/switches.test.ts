/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import { defaultSwitches, startSandbox, SwitchError, type Sandbox } from '../../sandbox/ttapi';
import { fetchJob, finishedJob, imagineJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function submit(fields: Record<string, unknown> = { prompt: 'cat' }) {
	return await ttapiClient(sandbox).post('/midjourney/v1/imagine', fields);
}

test('the id of a submit reply can be called job_id, and its message be empty', async () => {
	sandbox.set({ submitId: 'job_id', acceptedMessage: '' });
	const { data } = await submit();
	const [{ jobId }] = sandbox.jobs();
	expect(data).toEqual({ status: 'SUCCESS', message: '', data: { job_id: jobId } });
});

test.each([404, 400, 200] as const)('an unknown job can be HTTP %i', async (unknownJob) => {
	sandbox.set({ unknownJob });
	const answer = await ttapiClient(sandbox).get('/midjourney/v1/fetch?jobId=made-up');
	expect(answer).toMatchObject({
		status: unknownJob,
		data: { status: 'FAILED', message: 'Job not found', data: null },
	});
});

test.each([400, 200] as const)('a validation error can be HTTP %i', async (validationError) => {
	sandbox.set({ validationError });
	expect(await submit({})).toMatchObject({
		status: validationError,
		data: { status: 'FAILED', message: 'Parameter error', data: null },
	});
});

test.each([499, 400] as const)('a full queue can be HTTP %i', async (queueFull) => {
	sandbox.set({ queueFull, maxQueue: 0 });
	expect(await submit()).toMatchObject({ status: queueFull, data: { message: 'queue is full' } });
});

test('the tiles come always, only with getUImages, or never', async () => {
	const tiles = async (fields: Record<string, unknown>) =>
		(await finishedJob(sandbox, fields)).data.images?.length ?? null;
	expect(await tiles({})).toBe(4);
	sandbox.set({ images: 'getUImages' });
	expect([await tiles({}), await tiles({ getUImages: true })]).toEqual([null, 4]);
	sandbox.set({ images: 'null' });
	expect(await tiles({ getUImages: true })).toBeNull();
});

test('hold mode leaves the tiles out, and can be without accounts', async () => {
	sandbox.set({ hold: 'on' });
	const { data } = await finishedJob(sandbox, { getUImages: true });
	expect([data.images, typeof data.cdnImage]).toEqual([null, 'string']);
	sandbox.set({ hold: 'noAccounts' });
	expect(await submit()).toMatchObject({
		status: 400,
		data: { message: 'No available accounts' },
	});
});

test('the data of an unfinished job can be full, null, missing or a list', async () => {
	sandbox.set({ jobSeconds: 60 });
	const jobId = await imagineJob(sandbox);
	const running = { status: 'PENDING_QUEUE', message: '', jobId };
	sandbox.set({ runningData: 'null' });
	expect(await fetchJob(sandbox, jobId)).toEqual({ ...running, data: null });
	sandbox.set({ runningData: 'missing' });
	expect(await fetchJob(sandbox, jobId)).toEqual(running);
	sandbox.set({ runningData: '[]' });
	expect(await fetchJob(sandbox, jobId)).toEqual({ ...running, data: [] });
	sandbox.set({ runningData: 'full' });
	expect((await fetchJob(sandbox, jobId)).data.action).toBe('imagine');
	sandbox.finish(jobId);
	sandbox.set({ runningData: 'missing' });
	expect((await fetchJob(sandbox, jobId)).data.action).toBe('imagine');
});

test('an unfinished job can show a preview', async () => {
	sandbox.set({ runningPreview: true, jobSeconds: 60 });
	const { data } = await fetchJob(sandbox, await imagineJob(sandbox));
	expect(data.discordImage).toMatch(/^http.*\.png$/);
	expect(data.cdnImage).toBeNull();
});

test('a finished job can say success', async () => {
	sandbox.set({ finishedMessage: 'success' });
	expect((await finishedJob(sandbox)).message).toBe('success');
	expect((await finishedJob(sandbox, { prompt: '__timeout__' })).message).toBe('Job Timeout');
});

test('progress and quota of a job can be numbers', async () => {
	sandbox.set({ numbers: 'number' });
	expect((await finishedJob(sandbox)).data).toMatchObject({ progress: 100, quota: 2 });
});

test('a fresh job can be unknown for a while', async () => {
	sandbox.set({ unknownForSeconds: 0.5, jobSeconds: 60 });
	const jobId = await imagineJob(sandbox);
	expect((await fetchJob(sandbox, jobId)).message).toBe('Job not found');
	await pause(510);
	expect((await fetchJob(sandbox, jobId)).status).toBe('PENDING_QUEUE');
});

test('switches given at the start are there again after a reset', async () => {
	const odd = await startSandbox({ switches: { submitId: 'job_id', balance: 5 }, apiKey: 'odd' });
	odd.set({ submitId: 'jobId', maxQueue: 3 });
	expect(odd.switches).toEqual({ ...defaultSwitches, balance: 5, maxQueue: 3 });
	odd.reset();
	expect(odd.switches).toEqual({ ...defaultSwitches, balance: 5, submitId: 'job_id' });
	await odd.close();
});

test.each([
	[{ jobSecond: 3 }, 'there is no switch "jobSecond"'],
	[{ toString: 3 }, 'there is no switch "toString"'],
	[{ jobSeconds: '3' }, '"jobSeconds" must be a number'],
	[{ jobSeconds: -1 }, '"jobSeconds" must be a number'],
	[{ pendingShare: 1.5 }, '"pendingShare" must be a number from 0 to 1'],
	[{ maxQueue: 1.5 }, '"maxQueue" must be an integer'],
	[{ unknownJob: '404' }, '"unknownJob" must be 404, 400, 200'],
	[{ down: 1 }, '"down" must be false, true'],
	[{ pictures: 'slow' }, '"pictures" must be "ok", "gone"'],
	[{ pictureQuery: 'yes' }, '"pictureQuery" must be false, true'],
	[{ pictureLength: 0 }, '"pictureLength" must be true, false'],
	[{ videoShape: 'list' }, '"videoShape" must be "cdnVideos"'],
	[{ listShape: [] }, '"listShape" must be "array", "nested", "null"'],
	[{ seedReplyId: 'old' }, '"seedReplyId" must be "new", "same", "inReply"'],
	[{ submitFault: '500' }, '"submitFault" must be null or { kind: '],
	[{ fetchFault: { kind: '501' } }, '"fetchFault" must be null'],
	[{ fetchFault: { times: 1 } }, '"fetchFault" must be null'],
	[{ readFault: { kind: '500', time: 1 } }, '"readFault" must be null'],
	[{ submitFault: { kind: '500', every: 0 } }, '"submitFault" must be null'],
	[{ jobFault: { message: 5 } }, '"jobFault" must be null'],
	[[], 'as a JSON object'],
])('the switches %j are refused: %s', async (patch, reason) => {
	const { status, data } = await ttapiClient(sandbox).patch('/sandbox/switches', patch);
	expect(status).toBe(400);
	expect(data.error).toContain(reason);
	expect(sandbox.switches).toEqual(defaultSwitches);
	expect(() => sandbox.set(patch as object)).toThrow(SwitchError);
});

test('one bad value spoils the whole patch, and every problem is named', async () => {
	const patch = { jobSeconds: 9, maxQueue: -1, nonsense: 1 };
	const { data } = await ttapiClient(sandbox).patch('/sandbox/switches', patch);
	expect(data.error).toMatch(/"maxQueue".*; .*"nonsense"/);
	expect(sandbox.switches.jobSeconds).toBe(defaultSwitches.jobSeconds);
});

test('bad switches at the start are refused before anything listens', async () => {
	await expect(startSandbox({ switches: { maxQueue: -1 } })).rejects.toThrow('"maxQueue"');
});
