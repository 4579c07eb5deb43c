/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { get, type IncomingMessage } from 'node:http';
import axios, { type AxiosError } from 'axios';
import { PNG } from 'pngjs';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { boxesOf, clipDuration } from './mp4';
import { fetchJob, finishedAt, finishedJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

const video = { prompt: 'cat', imageUrl: 'https://example.com/cat.png', bs: 1 };

async function videoUrl(): Promise<string> {
	const job = await finishedAt(sandbox, '/midjourney/video/submit', video, 'video');
	return job.data.cdnVideos[0];
}

async function pictureUrl(): Promise<string> {
	return (await finishedJob(sandbox)).data.cdnImage;
}

const media = [
	['picture', pictureUrl],
	['video', videoUrl],
] as const;

async function download(url: string, maxRedirects = 0, timeout = 4000) {
	return await axios.get<Buffer>(url, {
		responseType: 'arraybuffer',
		validateStatus: () => true,
		maxRedirects,
		timeout,
	});
}

/** Reads until the end, an error, or until nothing has come for a while. */
async function received(url: string) {
	return await new Promise<{ headers: IncomingMessage['headers']; bytes: number; end: string }>(
		(resolve, reject) => {
			const request = get(url, (response) => {
				let bytes = 0;
				const done = (end: string) => {
					resolve({ headers: response.headers, bytes, end });
					request.destroy();
				};
				response.on('data', (part: Buffer) => (bytes += part.length));
				response.on('end', () => done('whole'));
				response.on('error', () => done('broken'));
				request.setTimeout(300, () => done('silent'));
			});
			request.on('error', reject);
		},
	);
}

test('a video is a real MP4 of five seconds, and needs no key', async () => {
	const { data, headers } = await download(await videoUrl());
	expect([headers['content-type'], headers['content-length']]).toEqual([
		'video/mp4',
		String(data.length),
	]);
	expect(boxesOf(data).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'free', 'mdat']);
	expect(data.includes('avc1')).toBe(true);
	expect(clipDuration(data)).toBe(5);
	expect(sandbox.requests({ path: '/midjourney/2*' })).toMatchObject([
		{ kind: 'picture', keySent: false, status: 200 },
	]);
});

test('a padded video is still the same MP4', async () => {
	const url = await videoUrl();
	const { data: plain } = await download(url);
	for (const more of [8, 9, 65_536, 65_544, 3_000_000]) {
		sandbox.set({ pictureBytes: plain.length + more });
		const { data, headers } = await download(url);
		expect(headers['content-length']).toBe(String(plain.length + more));
		expect(data.length).toBe(plain.length + more);
		expect(data.subarray(0, plain.length).equals(plain)).toBe(true);
		const boxes = boxesOf(data);
		expect(boxes.slice(0, -1)).toEqual(boxesOf(plain));
		expect(boxes.at(-1)?.type).toBe('free');
	}
	sandbox.set({ pictureBytes: plain.length + 7 });
	expect((await download(url)).data.length).toBe(plain.length);
});

test.each(media)('a %s can be gone, forbidden, or a page', async (_what, urlOf) => {
	const url = await urlOf();
	sandbox.set({ pictures: 'gone' });
	expect((await download(url)).status).toBe(404);
	for (const [pictures, expected] of [
		['forbidden', 403],
		['html', 200],
	] as const) {
		sandbox.set({ pictures });
		const { status, headers, data } = await download(url);
		expect([status, headers['content-type']]).toEqual([expected, 'text/html; charset=UTF-8']);
		expect(data.toString()).toMatch(/^<!DOCTYPE html>/);
	}
});

test.each(media)('a %s can be never answered', async (_what, urlOf) => {
	const url = await urlOf();
	sandbox.set({ pictures: 'hang' });
	const { code } = await download(url, 0, 200).then(
		() => ({ code: 'answered' }),
		(error: AxiosError) => error,
	);
	expect(code).toBe('ECONNABORTED');
	expect(sandbox.requests({ path: '/midjourney/2*' })).toMatchObject([{ status: null }]);
});

test.each(media)('a %s can stall after its first bytes', async (_what, urlOf) => {
	const url = await urlOf();
	const { data } = await download(url);
	for (const pictureBytes of [0, 500_000]) {
		sandbox.set({ pictures: 'stall', pictureBytes });
		const { headers, bytes, end } = await received(url);
		expect([bytes, end]).toEqual([64, 'silent']);
		expect(headers['content-length']).toBe(String(pictureBytes || data.length));
	}
});

test.each(media)('a %s can be cut off half way', async (_what, urlOf) => {
	const url = await urlOf();
	const { data } = await download(url);
	for (const pictureLength of [true, false]) {
		sandbox.set({ pictures: 'cut', pictureLength });
		const { headers, bytes, end } = await received(url);
		expect([bytes, end]).toEqual([Math.floor(data.length / 2), 'broken']);
		expect(headers['content-length']).toBe(pictureLength ? String(data.length) : undefined);
	}
	sandbox.set({ pictureBytes: 3_000_001 });
	const { bytes, end } = await received(url);
	expect(end).toBe('broken');
	expect(bytes).toBeGreaterThan(1_000_000);
	expect(bytes).toBeLessThanOrEqual(1_500_000);
});

test.each(media)('a %s can have moved, and is there', async (_what, urlOf) => {
	sandbox.set({ pictureQuery: true });
	const url = await urlOf();
	const { data } = await download(url);
	sandbox.set({ pictures: 'redirect' });
	const { status, headers } = await download(url);
	expect(status).toBe(302);
	const moved = new URL(headers.location, url);
	expect(moved.pathname).not.toBe(new URL(url).pathname);
	expect((await download(moved.href)).data.equals(data)).toBe(true);
	expect((await download(url, 1)).data.equals(data)).toBe(true);
	const records = sandbox.requests().filter(({ kind }) => kind === 'picture');
	expect(records.map((record) => record.status)).toEqual([200, 302, 200, 302, 200]);
});

test.each(media)('a %s that was never made is 404 whatever the switch', async (_what, urlOf) => {
	const url = (await urlOf()).replace(/[^/]+$/, 'none.png');
	for (const pictures of ['ok', 'html', 'hang', 'redirect', 'cut'] as const) {
		sandbox.set({ pictures });
		expect((await download(url)).status).toBe(404);
	}
	expect((await download(url.replace('/midjourney/', '/moved/midjourney/'))).status).toBe(404);
});

test.each(media)('a %s can come without its length', async (_what, urlOf) => {
	const url = await urlOf();
	const { data: plain } = await download(url);
	for (const pictureBytes of [0, 200_000]) {
		sandbox.set({ pictureLength: false, pictureBytes });
		const { data, headers } = await download(url);
		expect(headers['content-length']).toBeUndefined();
		expect(headers['transfer-encoding']).toBe('chunked');
		expect(data.length).toBe(pictureBytes || plain.length);
	}
});

test('URLs can be signed in their query, without which there is no picture', async () => {
	sandbox.set({ pictureQuery: true });
	const { data, jobId } = await finishedJob(sandbox);
	const urls: string[] = [data.cdnImage, ...data.images, await videoUrl()];
	for (const url of urls) {
		expect(url).toMatch(/\.(png|mp4)\?ex=[0-9a-f]+&is=[0-9a-f]+&hm=[0-9a-f]{64}&$/);
		const asked = [url, url.slice(0, -1), url.split('?')[0], url.replace('hm=', 'hm=0')];
		const statuses = await Promise.all(asked.map(async (one) => (await download(one)).status));
		expect(statuses).toEqual([200, 200, 404, 404]);
	}
	expect((await fetchJob(sandbox, jobId)).data.images).toEqual(data.images);
});

test('a query at a URL that needs none does no harm', async () => {
	const url = await pictureUrl();
	expect(PNG.sync.read((await download(`${url}?width=100`)).data).width).toBe(1024);
});

test('HEAD tells the same headers in every fault but a hang', async () => {
	const url = await videoUrl();
	const client = ttapiClient(sandbox);
	const statuses: number[] = [];
	for (const pictures of ['ok', 'gone', 'forbidden', 'stall', 'cut', 'html', 'redirect'] as const) {
		sandbox.set({ pictures });
		statuses.push((await client.head(url, { timeout: 4000 })).status);
	}
	expect(statuses).toEqual([200, 404, 403, 200, 200, 200, 302]);
});
