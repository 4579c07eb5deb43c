import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { clipDuration } from './mp4';
import { finishedAt, finishedJob, ttapiClient } from './ttapiClient';

const path = '/midjourney/video/extend';
const submitted = { prompt: 'The cat jumps', imageUrl: 'https://example.com/cat.png' };

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function extend(fields: Record<string, unknown>) {
	return await ttapiClient(sandbox).post(path, fields);
}

async function finishedVideo(fields: Record<string, unknown> = {}): Promise<string> {
	const body = { ...submitted, ...fields };
	return (await finishedAt(sandbox, '/midjourney/video/submit', body, 'video')).jobId;
}

async function secondsOf(url: string): Promise<number> {
	const { data } = await axios.get<Buffer>(url, { responseType: 'arraybuffer' });
	return clipDuration(data);
}

test('an extension is a new job with the prompt, resolution and price of its parent', async () => {
	const parent = await finishedVideo({ resolution: 'hd' });
	const { jobId, data } = await finishedAt(
		sandbox,
		path,
		{ jobId: parent, index: 3, bs: 2, manual: 'high', animateMode: 'manual' },
		'video',
	);
	expect(jobId).not.toBe(parent);
	expect(data).toMatchObject({ prompt: submitted.prompt, quota: '16', mode: 'fast' });
	expect(data.cdnVideos).toHaveLength(2);
	expect(sandbox.jobs()[1]).toMatchObject({ family: 'video', action: 'extend' });
});

test('each extension adds five seconds, up to the longest clip there is', async () => {
	const { data } = await finishedAt(sandbox, '/midjourney/video/submit', submitted, 'video');
	const seconds = [await secondsOf(data.cdnVideos[0])];
	let { jobId } = data;
	while (seconds.length < 5) {
		const next = await finishedAt(sandbox, path, { jobId, index: 0 }, 'video');
		seconds.push(await secondsOf(next.data.cdnVideos[3]));
		({ jobId } = next);
	}
	expect(seconds).toEqual([5, 10, 15, 20, 20]);
});

test.each<[string, Record<string, unknown>]>([
	['no index', { index: undefined }],
	['an index that is a text', { index: '0' }],
	['a negative index', { index: -1 }],
	['an index of more than three', { index: 4 }],
	['an index that is no integer', { index: 0.5 }],
	['an unknown motion', { manual: 'medium' }],
	['an unknown animateMode', { animateMode: 'low' }],
	['three videos', { bs: 3 }],
	['a hookUrl that is no text', { hookUrl: 7 }],
	['an index beyond the videos of the parent', { index: 2 }],
])('%s is refused', async (_what, fields) => {
	const jobId = await finishedVideo({ bs: 2 });
	const { status, data } = await extend({ jobId, index: 1, ...fields });
	expect([status, data.message]).toEqual([400, 'Parameter error']);
	expect((await extend({ jobId, index: 1 })).status).toBe(200);
});

test('what is wrong with the parent is said after the fields', async () => {
	const grid = await finishedJob(sandbox);
	const failed = await finishedVideo({ prompt: '__fail__' });
	const running = await ttapiClient(sandbox).post('/midjourney/video/submit', submitted);
	const answers = [
		await extend({ jobId: '', index: 9 }),
		await extend({ jobId: 'made-up', index: 9 }),
		await extend({ jobId: 'made-up', index: 0 }),
		await extend({ jobId: grid.jobId, index: 0 }),
		await extend({ jobId: failed, index: 0 }),
		await extend({ jobId: running.data.data.jobId, index: 0 }),
	];
	expect(answers.map(({ status, data }) => [status, data.message])).toEqual([
		[400, '"jobId" cannot be empty!'],
		[400, 'Parameter error'],
		[400, 'The associated task does not exist or has expired.'],
		[400, 'The associated task does not exist or has expired.'],
		[400, 'Associated task status error.'],
		[400, 'Associated task status error.'],
	]);
});
