import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { startHookServer } from './hookServer';
import { pngBase64, pngUri } from './samplePictures';
import { fetchJob, fetchPaths, finishedAt, finishedJob, ttapiClient } from './ttapiClient';
import { waitUntil } from './waitUntil';

type Family = keyof typeof fetchPaths;

const image = 'https://example.com/cat.png';
const submits: Array<[path: string, family: Family, fields: Record<string, unknown>]> = [
	['/midjourney/v1/imagine', 'midjourney', { prompt: 'cat' }],
	['/midjourney/v1/blend', 'midjourney', { imgBase64Array: [pngUri(), pngUri()] }],
	['/midjourney/v1/describe', 'midjourney', { url: image }],
	['/midjourney/image-edits/submit', 'edit', { prompt: 'cat', image }],
	['/midjourney/video/submit', 'video', { prompt: 'cat', imageUrl: image }],
];
const withPrompt = submits.filter(([, , fields]) => 'prompt' in fields);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

test.each(submits)('a job of %s is known to its own fetch only', async (path, family, fields) => {
	const { jobId } = await finishedAt(sandbox, path, fields, family);
	const client = ttapiClient(sandbox);
	for (const [other, url] of Object.entries(fetchPaths)) {
		const got = await client.get(url, { params: { jobId } });
		const posted = await client.post(url, { jobId });
		expect([got.status, posted.status]).toEqual(Array(2).fill(other === family ? 200 : 404));
	}
});

test('a follow-up finds parents of its own family only', async () => {
	const [{ jobId: edit }, { jobId: video }] = [
		await finishedAt(sandbox, submits[3][0], submits[3][2], 'edit'),
		await finishedAt(sandbox, submits[4][0], submits[4][2], 'video'),
	];
	const message = 'The associated task does not exist or has expired.';
	for (const jobId of [edit, video]) {
		for (const [route, fields] of Object.entries({
			action: { action: 'upsample1' },
			seed: {},
			inpaint: { mask: pngBase64(512, 512), prompt: 'cat' },
		})) {
			const body = { jobId, ...fields };
			const answer = await ttapiClient(sandbox).post(`/midjourney/v1/${route}`, body);
			expect(answer).toMatchObject({ status: 400, data: { message } });
		}
	}
});

test('fetch-list has the jobs of all families', async () => {
	for (const [path, family, fields] of submits) await finishedAt(sandbox, path, fields, family);
	const { data } = await ttapiClient(sandbox).get('/midjourney/v1/fetch-list?order=asc');
	expect(data.data.map(({ action }: { action: string }) => action)).toEqual([
		'imagine',
		'blend',
		'describe',
		'edit',
		'video',
	]);
	expect(data.data.map(({ quota }: { quota: number }) => quota)).toEqual([2, 2, 1, 4, 8]);
});

test.each(withPrompt)('magic words work in a prompt for %s', async (path, family, fields) => {
	const submit = async (prompt: string) =>
		await ttapiClient(sandbox).post(path, { ...fields, prompt });
	expect((await submit('__429__')).status).toBe(429);
	expect((await submit('__noid__')).data.data).toEqual({});
	const { data } = await submit('cat __0.01s__ __banned__');
	await waitUntil(() => sandbox.jobs().at(-1)?.status === 'FAILED');
	const { message } = await fetchJob(sandbox, data.data.jobId, family);
	expect(message).toMatch(/^\[Banned prompt detected\]/);
});

test.each(submits)('the job fault makes a job of %s fail', async (path, family, fields) => {
	sandbox.set({ jobFault: { message: 'rate limit', times: 1 } });
	const failed = await finishedAt(sandbox, path, fields, family);
	expect(failed).toMatchObject({
		status: 'FAILED',
		message: 'rate limit',
		data: { progress: null },
	});
	expect((await finishedAt(sandbox, path, fields, family)).status).toBe('SUCCESS');
});

test.each(submits)(
	'a job of %s is called back with what its fetch says',
	async (path, family, fields) => {
		const hook = await startHookServer(200);
		const body = { ...fields, hookUrl: hook.url };
		const job = await finishedAt(sandbox, path, body, family);
		await waitUntil(() => sandbox.callbacks().length === 1);
		await hook.close();
		expect(job.data.hookUrl).toBe(hook.url);
		expect(hook.received.map(({ text }) => JSON.parse(text))).toEqual([job]);
	},
);

test.each(submits)(
	'%s needs the key, an object, quota and a place in the queue',
	async (path, _family, fields) => {
		const client = ttapiClient(sandbox);
		const headers = { 'TT-API-KEY': 'wrong' };
		const answers = [
			await client.post(path, fields, { headers }),
			await client.post(path, [fields]),
		];
		sandbox.set({ balance: 0, maxQueue: 0 });
		answers.push(await client.post(path, fields));
		sandbox.set({ balance: 100 });
		answers.push(await client.post(path, fields));
		expect(answers.map(({ status }) => status)).toEqual([401, 400, 402, 499]);
		expect(sandbox.jobs()).toEqual([]);
	},
);

test.each(submits)('%s answers GET with 404 in JSON', async (path) => {
	expect(await ttapiClient(sandbox).get(path)).toMatchObject({
		status: 404,
		data: { status: 'FAILED', message: 'Not Found', data: null },
	});
});

test('the switches of unfinished and finished jobs hold for every family', async () => {
	for (const [path, family, fields] of submits) {
		sandbox.set({ runningData: '[]', finishedMessage: 'success', numbers: 'number' });
		const { data } = await ttapiClient(sandbox).post(path, fields);
		const { jobId } = data.data;
		expect((await fetchJob(sandbox, jobId, family)).data).toEqual([]);
		sandbox.finish(jobId);
		const { message, data: job } = await fetchJob(sandbox, jobId, family);
		expect([message, job.progress, typeof job.quota]).toEqual(['success', 100, 'number']);
	}
});

test('hold mode leaves edits and videos as they are', async () => {
	sandbox.set({ hold: 'on', images: 'null' });
	const edit = await finishedAt(sandbox, submits[3][0], submits[3][2], 'edit');
	expect(edit.data.cdnImages).toHaveLength(4);
	expect((await finishedJob(sandbox)).data.images).toBeNull();
});
