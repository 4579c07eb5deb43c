import axios from 'axios';
import { PNG } from 'pngjs';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { beginningLike, pngBase64, pngUri } from './samplePictures';
import { fetchJob, fetchPaths, finishedAt, ttapiClient } from './ttapiClient';

const path = '/midjourney/image-edits/submit';
const image = 'https://example.com/cat.png';
const prompt = 'A cat with a hat';
const second = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function edit(fields: Record<string, unknown>) {
	return await ttapiClient(sandbox).post(path, fields);
}

async function download(url: string) {
	return await axios.get<Buffer>(url, { responseType: 'arraybuffer', validateStatus: () => true });
}

test('an edit looks like the sample of the docs', async () => {
	const job = await finishedAt(sandbox, path, { prompt, image }, 'edit');
	const { jobId } = job;
	const url = sandbox.url.replace(/\./g, '\\.');
	const one = (pattern: string) => expect.stringMatching(new RegExp(`^${url}${pattern}$`));
	const original = (index: number) => one(`/cdn\\.midjourney\\.com/[0-9a-f-]{36}/0_${index}\\.png`);
	const tile = (suffix: string) => one(`/midjourney/\\d{8}/[0-9a-f-]{36}${suffix}\\.png`);
	expect(job).toEqual({
		status: 'SUCCESS',
		message: '',
		jobId,
		data: {
			jobId,
			progress: '100',
			mode: 'fast',
			prompt,
			quota: '4',
			images: [original(0), original(1), original(2), original(3)],
			cdnImages: [tile('tl'), tile('tr'), tile('bl'), tile('br')],
			hookUrl: null,
			submitTime: second,
			finishTime: second,
		},
	});
});

test('only the pictures of TTAPI can be downloaded, with or without a key', async () => {
	const { data } = await finishedAt(sandbox, path, { prompt, image }, 'edit');
	for (const url of data.images) {
		const { status, headers } = await download(url);
		expect([status, headers['content-type']]).toEqual([403, 'text/html; charset=UTF-8']);
		expect((await ttapiClient(sandbox).get(url)).status).toBe(403);
	}
	for (const url of data.cdnImages)
		expect(PNG.sync.read((await download(url)).data).width).toBe(512);
	const records = sandbox.requests({ method: 'get' }).filter(({ kind }) => kind === 'picture');
	expect(records.map(({ status, keySent }) => [status, keySent])).toEqual([
		...Array(4)
			.fill([
				[403, false],
				[403, true],
			])
			.flat(),
		...Array(4).fill([200, false]),
	]);
});

test.each([
	[1000, 1000, 1, 1],
	[1920, 1080, 16, 9],
	[1080, 2000, 9, 16],
	[900, 2000, 1, 2],
	[1290, 1000, 4, 3],
	[640, 1000, 2, 3],
])('a picture of %i x %i is cropped to %i:%i', async (width, height, across, down) => {
	const fields = { prompt, image: pngUri(width, height) };
	const { data } = await finishedAt(sandbox, path, fields, 'edit');
	const png = PNG.sync.read((await download(data.cdnImages[0])).data);
	expect(png.width * down).toBe(png.height * across);
});

test.each<[string, Record<string, unknown>]>([
	['a URL', {}],
	['base64 with prefix', { image: pngUri() }],
	['base64 without prefix', { image: pngBase64(9, 9) }],
	['a JPEG', { image: beginningLike('\xff\xd8\xff') }],
	['a WebP', { image: beginningLike('RIFF....WEBPVP8 ') }],
	['a BMP', { image: `data:image/bmp;base64,${beginningLike('BM')}` }],
	['retexture', { type: 'retexture' }],
	['a mode', { mode: 'relax' }],
	['a timeout, which is not looked at', { timeout: 'nonsense' }],
])('%s is taken', async (_what, fields) => {
	expect((await edit({ prompt, image, ...fields })).status).toBe(200);
	expect(sandbox.jobs()).toMatchObject([
		{ family: 'edit', action: fields.type ?? 'edit', mode: fields.mode ?? 'fast', quota: 4 },
	]);
});

const unsupported = 'Invalid image or unsupported format';

test.each<[string, Record<string, unknown>, string]>([
	['no prompt', { prompt: undefined }, 'Parameter error'],
	['an empty prompt', { prompt: ' ' }, 'Parameter error'],
	['no image', { image: undefined }, 'Parameter error'],
	['an image that is no text', { image: [image] }, 'Parameter error'],
	['neither URL nor base64', { image: 'cat.png' }, unsupported],
	['a URL that is not http', { image: 'ftp://example.com/cat.png' }, unsupported],
	['a URL without a host', { image: 'https://' }, unsupported],
	['base64 that is no picture', { image: 'Y2F0' }, unsupported],
	['a GIF', { image: beginningLike('GIF89a') }, unsupported],
	['an unknown mode', { mode: 'slow' }, 'Parameter error'],
	['an unknown type', { type: 'inpaint' }, 'Parameter error'],
	['a hookUrl that is no text', { hookUrl: 7 }, 'Parameter error'],
])('%s is refused', async (_what, fields, message) => {
	const { status, data } = await edit({ prompt, image, ...fields });
	expect({ status, data }).toEqual({
		status: 400,
		data: { status: 'FAILED', message, data: null },
	});
	expect(sandbox.jobs()).toEqual([]);
});

test('while it runs and when it fails its pictures are null', async () => {
	const { data } = await edit({ prompt: 'cat __fail__', image, hookUrl: 'http://127.0.0.1:1/' });
	const { jobId } = data.data;
	const empty = {
		jobId,
		progress: null,
		mode: 'fast',
		prompt: 'cat __fail__',
		images: null,
		cdnImages: null,
		hookUrl: 'http://127.0.0.1:1/',
		submitTime: second,
		finishTime: null,
	};
	const running = { status: 'PENDING_QUEUE', message: '', jobId, data: empty };
	expect(await fetchJob(sandbox, jobId, 'edit')).toEqual(running);
	sandbox.finish(jobId);
	expect(await fetchJob(sandbox, jobId, 'edit')).toEqual({
		status: 'FAILED',
		message: '[Bad response] Internal Error.',
		jobId,
		data: { ...empty, finishTime: second },
	});
});

test('its fetch takes POST too', async () => {
	const job = await finishedAt(sandbox, path, { prompt, image }, 'edit');
	const { data } = await ttapiClient(sandbox).post(fetchPaths.edit, { jobId: job.jobId });
	expect(data).toEqual(job);
});
