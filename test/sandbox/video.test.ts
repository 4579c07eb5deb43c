import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { pngUri } from './samplePictures';
import { fetchJob, fetchPaths, finishedAt, ttapiClient } from './ttapiClient';

const path = '/midjourney/video/submit';
const imageUrl = 'https://example.com/cat.png';
const prompt = 'The cat jumps';
const second = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function submit(fields: Record<string, unknown>) {
	return await ttapiClient(sandbox).post(path, { prompt, imageUrl, ...fields });
}

async function finishedVideo(fields: Record<string, unknown> = {}) {
	return await finishedAt(sandbox, path, { prompt, imageUrl, ...fields }, 'video');
}

test('a video job is guessed to look like an edit, with four videos', async () => {
	const job = await finishedVideo();
	const { jobId } = job;
	const url = sandbox.url.replace(/\./g, '\\.');
	const each = (pattern: (index: number) => string) =>
		[0, 1, 2, 3].map((index) => expect.stringMatching(new RegExp(`^${url}${pattern(index)}$`)));
	expect(job).toEqual({
		status: 'SUCCESS',
		message: '',
		jobId,
		data: {
			jobId,
			progress: '100',
			mode: 'fast',
			prompt,
			quota: '8',
			videos: each((index) => `/cdn\\.midjourney\\.com/[0-9a-f-]{36}/0_${index}\\.mp4`),
			cdnVideos: each((index) => `/midjourney/\\d{8}/[0-9a-f-]{36}_${index}\\.mp4`),
			hookUrl: null,
			submitTime: second,
			finishTime: second,
		},
	});
	const statuses = [job.data.videos[0], job.data.cdnVideos[3]].map(
		async (video: string) => (await axios.get(video, { validateStatus: () => true })).status,
	);
	expect(await Promise.all(statuses)).toEqual([403, 200]);
});

test.each([
	['videos', 'videos'],
	['videoUrls', 'videoUrls'],
	['images', 'images'],
] as const)('with videoShape %s the videos are under %s alone', async (videoShape, name) => {
	sandbox.set({ videoShape });
	const { data } = await finishedVideo({ bs: 2 });
	const lists = Object.entries(data).filter(([, value]) => Array.isArray(value));
	expect(lists).toEqual([[name, Array(2).fill(expect.stringMatching(/\/midjourney\/.*\.mp4$/))]]);
	for (const url of data[name]) expect((await axios.get(url)).status).toBe(200);
});

test('with videoShape objects each video is an object with a url', async () => {
	sandbox.set({ videoShape: 'objects' });
	const { data } = await finishedVideo({ bs: 1 });
	expect(data.videos).toEqual([{ url: expect.stringMatching(/\.mp4$/) }]);
	expect(data).not.toHaveProperty('cdnVideos');
});

test.each([
	[{ bs: 1 }, 1, 8],
	[{ bs: 2, resolution: 'sd', manual: 'high' }, 2, 8],
	[{ bs: 4, resolution: 'hd', manual: 'low' }, 4, 16],
	[{ model: 'fast', mode: 'fast', endingUrl: imageUrl, timeout: 'not looked at' }, 4, 8],
])('%j makes %i videos for %i', async (fields, count, quota) => {
	const { data } = await finishedVideo(fields);
	expect(data.cdnVideos).toHaveLength(count);
	expect(data.videos).toHaveLength(count);
	expect(sandbox.jobs()).toMatchObject([{ family: 'video', action: 'video', mode: 'fast', quota }]);
});

test.each<[string, Record<string, unknown>]>([
	['no prompt', { prompt: undefined }],
	['no imageUrl', { imageUrl: undefined }],
	['an empty imageUrl', { imageUrl: '' }],
	['base64 with prefix', { imageUrl: pngUri() }],
	['base64 without prefix', { imageUrl: pngUri().split(',')[1] }],
	['an endingUrl that is none', { endingUrl: 'cat.png' }],
	['an endingUrl that is no text', { endingUrl: 7 }],
	['model relax', { model: 'relax' }],
	['mode turbo', { mode: 'turbo' }],
	['an unknown motion', { manual: 'auto' }],
	['an unknown resolution', { resolution: '720' }],
	['three videos', { bs: 3 }],
	['a number of videos that is a text', { bs: '2' }],
	['a hookUrl that is no text', { hookUrl: {} }],
])('%s is refused', async (_what, fields) => {
	const { status, data } = await submit(fields);
	expect([status, data.message]).toEqual([400, 'Parameter error']);
	expect(sandbox.jobs()).toEqual([]);
});

test('while it runs and when it fails its videos are null', async () => {
	const { data } = await submit({ prompt: '__fail__' });
	const { jobId } = data.data;
	const running = await fetchJob(sandbox, jobId, 'video');
	expect(running.data).toMatchObject({ videos: null, cdnVideos: null, finishTime: null });
	sandbox.finish(jobId);
	const failed = await fetchJob(sandbox, jobId, 'video');
	expect(failed).toMatchObject({ status: 'FAILED', data: { videos: null, finishTime: second } });
});

test('its fetch takes POST too', async () => {
	const job = await finishedVideo();
	const { data } = await ttapiClient(sandbox).post(fetchPaths.video, { jobId: job.jobId });
	expect(data).toEqual(job);
});
