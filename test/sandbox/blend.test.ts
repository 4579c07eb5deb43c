import { randomBytes } from 'node:crypto';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { beginningLike, pngUri } from './samplePictures';
import { finishedAt, ttapiClient } from './ttapiClient';

const path = '/midjourney/v1/blend';
const two = [pngUri(), pngUri()];
const uri = (base64: string) => `data:image/png;base64,${base64}`;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function blend(fields: Record<string, unknown>) {
	return await ttapiClient(sandbox).post(path, fields);
}

test('two pictures become a square grid with the buttons and the price of an imagine', async () => {
	const { data } = await finishedAt(sandbox, path, { imgBase64Array: two });
	expect(data).toMatchObject({
		action: 'blend',
		prompt: '',
		quota: '2',
		width: 1024,
		height: 1024,
		seed: null,
		images: [
			expect.any(String),
			expect.any(String),
			expect.any(String),
			expect.stringMatching(/br\.png$/),
		],
	});
	expect(data.components).toHaveLength(9);
});

test.each([
	['PORTRAIT', 2, 3],
	['SQUARE', 1, 1],
	['LANDSCAPE', 3, 2],
])('%s has the ratio %i : %i', async (dimensions, across, down) => {
	const { data } = await finishedAt(sandbox, path, { imgBase64Array: two, dimensions });
	expect(data.width * down).toBe(data.height * across);
});

test('a blend runs in its own mode', async () => {
	await blend({ imgBase64Array: two, mode: 'turbo', model: 'relax', timeout: 300 });
	expect(sandbox.jobs()).toMatchObject([{ mode: 'turbo', quota: 4, action: 'blend' }]);
});

const length = "The 'imgBase64Array' array has a length of 2 to 5";
const format = 'base64 format error';
const general = 'Parameter error';

test.each<[string, Record<string, unknown>, string]>([
	['no pictures', {}, length],
	['one picture', { imgBase64Array: [pngUri()] }, length],
	['six pictures', { imgBase64Array: Array(6).fill(pngUri()) }, length],
	['a text for pictures', { imgBase64Array: pngUri() }, general],
	[
		'an unknown dimension',
		{ imgBase64Array: two, dimensions: 'square' },
		'"dimensions" parameter error!',
	],
	['a number', { imgBase64Array: [pngUri(), 7] }, format],
	['a URL', { imgBase64Array: [pngUri(), 'https://example.com/cat.png'] }, format],
	['base64 without prefix', { imgBase64Array: [pngUri(), pngUri().split(',')[1]] }, format],
	[
		'a text file',
		{ imgBase64Array: [pngUri(), pngUri().replace('image/png', 'text/plain')] },
		format,
	],
	['characters that are not base64', { imgBase64Array: [pngUri(), `${pngUri()}****`] }, format],
	['base64 that lacks its end', { imgBase64Array: [pngUri(), pngUri().slice(0, -1)] }, format],
	['an empty picture', { imgBase64Array: [pngUri(), uri('')] }, format],
	[
		'what is no picture',
		{ imgBase64Array: [pngUri(), uri(beginningLike('<!DOCTYPE html>'))] },
		format,
	],
	['an unknown mode', { imgBase64Array: two, mode: 'slow' }, general],
	['a timeout that is too short', { imgBase64Array: two, timeout: 299 }, general],
	['a hookUrl that is no text', { imgBase64Array: two, hookUrl: 7 }, general],
])('%s is refused', async (_what, fields, message) => {
	const { status, data } = await blend(fields);
	expect({ status, data }).toEqual({
		status: 400,
		data: { status: 'FAILED', message, data: null },
	});
	expect(sandbox.jobs()).toEqual([]);
});

test('the checks come in the order length, dimensions, format, mode', async () => {
	const bad = { imgBase64Array: ['x'], dimensions: 'x', mode: 'x' };
	const messages = [];
	for (const mended of [{}, { imgBase64Array: ['x', 'y'] }, { dimensions: 'SQUARE' }]) {
		Object.assign(bad, mended);
		messages.push((await blend(bad)).data.message);
	}
	messages.push((await blend({ ...bad, imgBase64Array: two })).data.message);
	expect(messages).toEqual([length, '"dimensions" parameter error!', format, general]);
});

test('every format of pictures is taken, and getUImages is not looked at', async () => {
	const heads = ['\xff\xd8\xff', 'RIFF....WEBPVP8 ', 'GIF89a', 'BM'];
	const imgBase64Array = heads.map((head) => uri(beginningLike(head)));
	expect((await blend({ imgBase64Array, getUImages: 'nonsense' })).status).toBe(200);
	sandbox.set({ images: 'getUImages' });
	const { data } = await finishedAt(sandbox, path, { imgBase64Array, getUImages: true });
	expect(data.images).toBeNull();
});

test('five pictures of 10 MiB fit in one request', async () => {
	const png = Buffer.from(pngUri().split(',')[1], 'base64');
	const large = Buffer.concat([png, randomBytes(10 * 2 ** 20 - png.length)]).toString('base64');
	expect((await blend({ imgBase64Array: Array(5).fill(uri(large)) })).status).toBe(200);
	const [{ body }] = sandbox.requests();
	expect(body).toMatchObject({ imgBase64Array: { length: 5 } });
}, 30_000);
