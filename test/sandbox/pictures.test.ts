/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { gzipSync } from 'node:zlib';
import axios from 'axios';
import { PNG } from 'pngjs';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { hasInk } from '../../sandbox/ttapi/pictures/digits';
import { inkColour, tileColours } from '../../sandbox/ttapi/pictures/draw';
import { fetchJob, finishedJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function download(url: string) {
	return await axios.get<Buffer>(url, {
		responseType: 'arraybuffer',
		validateStatus: () => true,
		proxy: false,
	});
}

async function decoded(url: string): Promise<PNG> {
	return PNG.sync.read((await download(url)).data);
}

/** The number that a region shows, read back from its pixels; null when it is none. */
function shownNumber(png: PNG, left: number, top: number, width: number, height: number) {
	const isInk = (x: number, y: number) =>
		inkColour.every((part, index) => png.data[(y * png.width + x) * 4 + index] === part);
	const inkRows: number[] = [];
	for (let y = top; y < top + height; y++) {
		for (let x = left; x < left + width; x++) if (isInk(x, y)) inkRows.push(y);
	}
	const digitTop = inkRows[0];
	const dot = ((inkRows.at(-1) ?? 0) + 1 - digitTop) / 7;
	const digitLeft = left + Math.floor((width - 5 * dot) / 2);
	const matches = (digit: number) =>
		[0, 1, 2, 3, 4, 5, 6].every((row) =>
			[0, 1, 2, 3, 4].every((column) => {
				const x = Math.floor(digitLeft + (column + 0.5) * dot);
				const y = Math.floor(digitTop + (row + 0.5) * dot);
				return isInk(x, y) === hasInk(digit, column, row);
			}),
		);
	return [1, 2, 3, 4].find(matches) ?? null;
}

/** Types of the chunks whose checksum is wrong; pngjs does not look at those it skips. */
function chunksWithWrongChecksum(png: Buffer): string[] {
	const wrong: string[] = [];
	for (let at = 8; at < png.length; ) {
		const end = at + 8 + png.readUInt32BE(at);
		// The end of a gzip stream holds the same checksum, the other way round.
		const checksum = gzipSync(png.subarray(at + 4, end))
			.subarray(-8)
			.readUInt32LE();
		if (png.readUInt32BE(end) !== checksum) wrong.push(png.toString('latin1', at + 4, at + 8));
		at = end + 4;
	}
	return wrong;
}

function cornerColour(png: PNG, left = 0, top = 0): number[] {
	const at = (top * png.width + left) * 4;
	return [...png.data.subarray(at, at + 3)];
}

test.each(['cat', 'cat --ar 16:9', 'cat --ar 2:3', 'cat --ar 9999:10000', 'cat --ar 500:1'])(
	'the grid and tiles of "%s" are as large as told and show their numbers',
	async (prompt) => {
		const { data } = await finishedJob(sandbox, { prompt });
		const grid = await decoded(data.cdnImage);
		expect([grid.width, grid.height]).toEqual([data.width, data.height]);
		const [width, height] = [data.width / 2, data.height / 2];
		for (const index of [0, 1, 2, 3]) {
			const [left, top] = [(index % 2) * width, index < 2 ? 0 : height];
			expect(shownNumber(grid, left, top, width, height)).toBe(index + 1);
			expect(cornerColour(grid, left, top)).toEqual([...tileColours[index]]);
			const tile = await decoded(data.images[index]);
			expect([tile.width, tile.height]).toEqual([width, height]);
			expect(shownNumber(tile, 0, 0, width, height)).toBe(index + 1);
		}
	},
);

test('the ratio of a grid is the one asked for', async () => {
	for (const [across, down] of [
		[16, 9],
		[4, 5],
		[1, 2],
		[1999, 1000],
		[1, 1],
	]) {
		const { data } = await finishedJob(sandbox, { prompt: `cat --ar ${across}:${down}` });
		expect(data.width / data.height).toBeCloseTo(across / down, 2);
		expect(data.width * data.height).toBeGreaterThan(900_000);
		expect(data.width * data.height).toBeLessThan(1_200_000);
	}
});

test('a single shows the number of its tile, also when it is upscaled', async () => {
	const client = ttapiClient(sandbox);
	let { jobId } = await finishedJob(sandbox);
	for (const action of ['upsample3', 'upscale_subtle']) {
		const answer = await client.post('/midjourney/v1/action', { jobId, action });
		({ jobId } = answer.data.data);
		sandbox.finish(jobId);
		const { data } = await fetchJob(sandbox, jobId);
		const png = await decoded(data.cdnImage);
		expect([png.width, png.height]).toEqual([data.width, data.height]);
		expect(shownNumber(png, 0, 0, png.width, png.height)).toBe(3);
	}
});

test('a picture needs no key, and the log tells when one was sent', async () => {
	const { data } = await finishedJob(sandbox);
	expect((await download(data.cdnImage)).headers['content-type']).toBe('image/png');
	await ttapiClient(sandbox).get(data.images[0]);
	expect(
		sandbox.requests({ path: '/midjourney/2*' }).map(({ kind, keySent }) => [kind, keySent]),
	).toEqual([
		['picture', false],
		['picture', true],
	]);
});

test('a picture answers HEAD with its length', async () => {
	const { data } = await finishedJob(sandbox);
	const { data: content } = await download(data.cdnImage);
	const { headers, status } = await axios.head(data.cdnImage);
	expect([status, headers['content-length']]).toEqual([200, String(content.length)]);
});

test('a picture that was never made is 404', async () => {
	const { status } = await download(`${sandbox.url}/midjourney/2026-01-01/none.png`);
	expect(status).toBe(404);
});

test('pictures can be gone while the jobs are still there', async () => {
	const { data, jobId } = await finishedJob(sandbox);
	sandbox.set({ pictures: 'gone' });
	expect((await download(data.cdnImage)).status).toBe(404);
	expect((await fetchJob(sandbox, jobId)).status).toBe('SUCCESS');
});

test.each([100_000, 65_536 * 3, 5_000_001])(
	'a padded picture has %i bytes',
	async (pictureBytes) => {
		const { data } = await finishedJob(sandbox);
		const plain = await decoded(data.cdnImage);
		sandbox.set({ pictureBytes });
		const { data: content, headers } = await download(data.cdnImage);
		expect([content.length, headers['content-length']]).toEqual([
			pictureBytes,
			String(pictureBytes),
		]);
		expect(PNG.sync.read(content).data.equals(plain.data)).toBe(true);
	},
);

test('the padding fits whatever is left for its last chunk', async () => {
	const { data } = await finishedJob(sandbox);
	const { data: plain } = await download(data.cdnImage);
	for (const more of [0, 11, 12, 13, 65_536, 65_541, 65_548, 131_080]) {
		sandbox.set({ pictureBytes: plain.length + more });
		const { data: content } = await download(data.cdnImage);
		expect(content.length).toBe(plain.length + (more < 12 ? 0 : more));
		expect(() => PNG.sync.read(content)).not.toThrow();
		expect(chunksWithWrongChecksum(content)).toEqual([]);
	}
});
