import type { JsonObject } from '../../../nodes/Ttapi/job/json';
import { readMedia, readPrompts, textsIn } from '../../../nodes/Ttapi/job/readMedia';

const PNGS = ['https://cdn.ttapi.io/a_tl.png', 'https://cdn.ttapi.io/a_tr.png'];
const GUARDED = ['https://cdn.midjourney.com/a/0_0.png', 'https://cdn.midjourney.com/a/0_1.png'];
const MP4S = ['https://cdn.ttapi.io/a_0.mp4', 'https://cdn.ttapi.io/a_1.mp4'];
const OTHERS = ['https://cdn.midjourney.com/a/0_0.mp4'];

describe('the pictures of a job', () => {
	it.each<[string, JsonObject, string[]]>([
		['four tiles', { images: PNGS }, PNGS],
		['tiles that are null, as of a single picture', { images: null }, []],
		['no field at all', {}, []],
		['an empty list', { images: [] }, []],
		['a list with nulls in it', { images: [null, PNGS[0], '', PNGS[1]] }, PNGS],
		[
			'a text in place of a list',
			{ images: 'https://cdn.ttapi.io/a.png' },
			['https://cdn.ttapi.io/a.png'],
		],
		['a text that is no link', { images: 'none' }, []],
		['{ url } in place of texts', { images: PNGS.map((url) => ({ url })) }, PNGS],
		['an edit: those that can be downloaded', { images: GUARDED, cdnImages: PNGS }, PNGS],
		['an edit without its copies', { images: GUARDED, cdnImages: null }, GUARDED],
		['an edit whose copies are an empty list', { images: GUARDED, cdnImages: [] }, GUARDED],
	])('%s', (_, data, images) => {
		expect(readMedia(data)).toEqual({ images });
		expect(readMedia(data, 'midjourney')).toEqual({ images });
		expect(readMedia(data, 'edit')).toEqual({ images });
	});
});

describe('the videos of a job', () => {
	it.each<[string, JsonObject]>([
		['cdnVideos', { videos: OTHERS, cdnVideos: MP4S }],
		['videos', { videos: MP4S }],
		['videos, when cdnVideos is null', { videos: MP4S, cdnVideos: null }],
		['videos, when cdnVideos is empty', { videos: MP4S, cdnVideos: [] }],
		['videoUrls', { videoUrls: MP4S }],
		['videos as { url }', { videos: MP4S.map((url) => ({ url })) }],
	])('%s: told by the field, from whatever family', (_, data) => {
		for (const family of ['video', 'unknown', undefined] as const) {
			expect(readMedia(data, family)).toEqual({ images: [], videos: MP4S });
		}
	});

	it('stand in images where a video job has no other list', () => {
		expect(readMedia({ images: MP4S }, 'video')).toEqual({ images: [], videos: MP4S });
	});

	it('are an empty list while a video job has none', () => {
		expect(readMedia({ videos: null }, 'video')).toEqual({ images: [], videos: [] });
		expect(readMedia({}, 'video')).toEqual({ images: [], videos: [] });
	});

	it('leave its pictures where they are', () => {
		expect(readMedia({ videos: MP4S, images: PNGS })).toEqual({ images: PNGS, videos: MP4S });
	});
});

describe('the four prompts of describe', () => {
	const four = ['a cat', 'a dog --ar 3:2', 'a cow', 'a hen'];

	it.each([
		['numbered by signs', '1️⃣ a cat\n2️⃣ a dog --ar 3:2\n3️⃣ a cow\n4️⃣ a hen'],
		['with empty lines between them', '1️⃣ a cat\n\n2️⃣ a dog --ar 3:2\n\n3️⃣ a cow\n\n4️⃣ a hen\n'],
		['with the line ends of Windows', '1️⃣ a cat\r\n2️⃣ a dog --ar 3:2\r\n3️⃣ a cow\r\n4️⃣ a hen'],
		['not numbered', 'a cat\na dog --ar 3:2\na cow\na hen'],
	])('%s', (_, text) => {
		expect(readPrompts(text)).toEqual(four);
	});

	it('keep a number that belongs to the prompt', () => {
		expect(readPrompts('1️⃣ 2 cats\n2️⃣ 3D dog')).toEqual(['2 cats', '3D dog']);
	});

	it('are none where there is no text', () => {
		expect([readPrompts(null), readPrompts(''), readPrompts(' \n ')]).toEqual([[], [], []]);
	});
});

it.each([[null], ['text'], [7], [{ name: 'a' }], [undefined]])(
	'%j holds no list of texts',
	(value) => {
		expect(textsIn(value)).toEqual([]);
	},
);
