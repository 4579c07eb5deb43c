import type { Job } from '../../../nodes/Ttapi/job/job';
import { readJob } from '../../../nodes/Ttapi/job/readJob';
import type { Delivery } from '../../../nodes/Ttapi/pictures/delivery';
import { fileNameOf, filesOf, mimeTypeOf } from '../../../nodes/Ttapi/pictures/files';
import { JOB_ID } from '../replies';

const GRID = 'https://cdn.ttapi.io/midjourney/grid.png';
const TILES = ['tl', 'tr', 'bl', 'br'].map((corner) => `https://cdn.ttapi.io/${corner}.png`);
const MP4S = ['https://cdn.ttapi.io/a_0.mp4', 'https://cdn.ttapi.io/a_1.mp4'];

const job = (data: object) => readJob(JOB_ID, 'SUCCESS', { data: { ...data } });

const JOBS: Record<string, Job> = {
	grid: job({ cdnImage: GRID, images: TILES }),
	'grid without tiles': job({ cdnImage: GRID, images: null }),
	'single picture': job({ cdnImage: GRID, images: null, action: 'upsample1' }),
	edit: job({ images: ['https://cdn.midjourney.com/0_0.png'], cdnImages: TILES }),
	videos: job({ cdnVideos: MP4S }),
	'one video': job({ cdnVideos: [MP4S[0]] }),
	'videos beside a preview': job({ cdnImage: GRID, cdnVideos: MP4S }),
	prompts: job({ action: 'describe', prompt: '1️⃣ a cat', cdnImage: null }),
};

const delivery = (more: Partial<Delivery> = {}): Delivery => ({
	download: 'all',
	field: 'data',
	maxBytes: 50_000_000,
	onePerPicture: false,
	...more,
});

const numbered = (urls: string[], field = 'data') =>
	urls.map((url, index) => ({ url, field: `${field}_${index + 1}` }));

const plain = (...urls: string[]) => urls.map((url) => ({ url, field: 'data' }));

type Files = Array<{ url: string; field: string }>;

describe('which files go into which field', () => {
	it.each<[string, Record<'grid' | 'tiles' | 'all', Files>]>([
		[
			'grid',
			{ grid: plain(GRID), tiles: numbered(TILES), all: [...plain(GRID), ...numbered(TILES)] },
		],
		['grid without tiles', { grid: plain(GRID), tiles: plain(GRID), all: plain(GRID) }],
		['single picture', { grid: plain(GRID), tiles: plain(GRID), all: plain(GRID) }],
		['edit', { grid: numbered(TILES), tiles: numbered(TILES), all: numbered(TILES) }],
		['videos', { grid: numbered(MP4S), tiles: numbered(MP4S), all: numbered(MP4S) }],
		['one video', { grid: plain(MP4S[0]), tiles: plain(MP4S[0]), all: plain(MP4S[0]) }],
		[
			'videos beside a preview',
			{ grid: numbered(MP4S), tiles: numbered(MP4S), all: numbered(MP4S) },
		],
		['prompts', { grid: [], tiles: [], all: [] }],
	])('%s', (name, expected) => {
		for (const download of ['grid', 'tiles', 'all'] as const) {
			expect([download, filesOf(JOBS[name], delivery({ download }))]).toEqual([
				download,
				expected[download],
			]);
		}
	});

	it.each<[string, string[]]>([
		['grid', TILES],
		['grid without tiles', [GRID]],
		['single picture', [GRID]],
		['edit', TILES],
		['videos', MP4S],
		['prompts', []],
	])('one item per picture without a download: %s', (name, urls) => {
		const wanted = delivery({ download: 'none', onePerPicture: true });
		expect(filesOf(JOBS[name], wanted)).toEqual(plain(...urls));
	});

	it('one item per picture: all in the same field, also the grid', () => {
		const wanted = delivery({ onePerPicture: true, field: 'file' });
		expect(filesOf(JOBS.grid, wanted)).toEqual(
			[GRID, ...TILES].map((url) => ({ url, field: 'file' })),
		);
	});

	it('a field of another name is numbered likewise', () => {
		const wanted = delivery({ download: 'tiles', field: 'my-picture' });
		expect(filesOf(JOBS.grid, wanted)).toEqual(numbered(TILES, 'my-picture'));
	});

	it.each(['PENDING_QUEUE', 'ON_QUEUE', 'FAILED'] as const)(
		'%s: none, whatever it shows',
		(status) => {
			expect(filesOf({ ...JOBS.grid, status }, delivery())).toEqual([]);
		},
	);
});

it.each([
	[
		'https://cdn.ttapi.io/midjourney/2025-11-14/20260307_024522_19cf.png',
		'20260307_024522_19cf.png',
	],
	['https://mjcdn.ttapi.io/attachments/1/a.png?ex=1&is=2&hm=3&', 'a.png'],
	['https://cdn.ttapi.io/a.png?name=/other/b.jpg', 'a.png'],
	['https://cdn.ttapi.io/a.png#top', 'a.png'],
	['https://cdn.ttapi.io/a%20cute%20cat.png', 'a cute cat.png'],
	['https://cdn.ttapi.io/%E7%8C%AB.png', '猫.png'],
	['https://cdn.ttapi.io/100%.png', '100%.png'],
	['https://cdn.ttapi.io/100%25%zz.png', '100%25%zz.png'],
	['https://cdn.ttapi.io/..%2F..%2Fetc%2Fpasswd', 'passwd'],
	['https://cdn.ttapi.io/..%5C..%5Cboot.png', 'boot.png'],
	['https://cdn.ttapi.io/a%2F..', 'file'],
	['https://cdn.ttapi.io/.hidden.png', '.hidden.png'],
	['https://cdn.ttapi.io/picture', 'picture'],
	['https://cdn.ttapi.io/folder/', 'file'],
	['https://cdn.ttapi.io/folder%2F', 'file'],
	['https://cdn.ttapi.io', 'file'],
])('the file of %s is called %s', (url, name) => {
	expect(fileNameOf(url)).toBe(name);
});

describe('the MIME type is what the server says', () => {
	const png = 'https://cdn.ttapi.io/a.png';

	it.each([
		['image/png', 'image/png'],
		['IMAGE/WebP', 'image/webp'],
		['image/jpeg; charset=utf-8', 'image/jpeg'],
		[' video/mp4 ;codecs="avc1.42E01E, mp4a.40.2"', 'video/mp4'],
		['image/vnd.microsoft.icon', 'image/vnd.microsoft.icon'],
	])('%s', (contentType, mimeType) => {
		expect(mimeTypeOf(png, contentType)).toBe(mimeType);
	});

	it.each([
		'text/html; charset=UTF-8',
		'application/json',
		'text/plain',
		'application/pdf',
		'image/',
		'rubbish',
	])('%j is neither a picture nor a video', (contentType) => {
		expect(mimeTypeOf(png, contentType)).toBeUndefined();
	});

	it.each([
		['https://cdn.ttapi.io/a.png', 'image/png'],
		['https://cdn.ttapi.io/a.JPG?width=100', 'image/jpeg'],
		['https://cdn.ttapi.io/a.jpeg', 'image/jpeg'],
		['https://cdn.ttapi.io/a.webp', 'image/webp'],
		['https://cdn.ttapi.io/a.gif', 'image/gif'],
		['https://cdn.ttapi.io/a.bmp', 'image/bmp'],
		['https://cdn.ttapi.io/a.mp4', 'video/mp4'],
		['https://cdn.ttapi.io/a.webm', 'video/webm'],
		['https://cdn.ttapi.io/a.mov', 'video/quicktime'],
		['https://cdn.ttapi.io/a.tar.png', 'image/png'],
		['https://cdn.ttapi.io/a.zip', undefined],
		['https://cdn.ttapi.io/picture', undefined],
		['https://cdn.ttapi.io/a.png.html', undefined],
	])('or, where it says nothing, told by the ending: %s', (url, mimeType) => {
		for (const untold of [
			undefined,
			'application/octet-stream',
			'binary/octet-stream',
			'Application/Octet-Stream; charset=binary',
		]) {
			expect(mimeTypeOf(url, untold)).toBe(mimeType);
		}
	});
});
