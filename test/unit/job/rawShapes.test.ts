import { readJob } from '../../../nodes/Ttapi/job/readJob';

const job = (data: unknown) => readJob('id', 'SUCCESS', { data: data as never }, 'video');
const link = 'https://cdn.ttapi.io/a.mp4';

describe('a paid result in a shape that nobody foretold', () => {
	it.each([
		['one link as a text', { videos: link }],
		['links under another name', { videos: [{ videoUrl: link }] }],
		['links numbered in an object', { videos: { 0: link } }],
		['a single object', { cdnVideos: { url: link } }],
	])('is read: %s', (_, data) => {
		expect(job(data).videos).toEqual([link]);
		expect(job(data).raw).toBeUndefined();
	});

	it.each([
		['an object that is no list', { videos: { first: { link } } }],
		['a picture that is an object', { cdnImage: { large: link } }],
		['a seed that is an object', { seed: { value: 7 } }],
	])('is kept as it came, under raw: %s', (_, data) => {
		expect(job(data).raw).toEqual(data);
	});

	it('is kept when the data itself is a list', () => {
		expect(job([{ link }]).raw).toEqual([{ link }]);
	});

	it('leaves nothing behind where everything was understood', () => {
		const data = { videos: [link], images: null, components: [], seed: null, progress: '100' };
		expect(job(data).raw).toBeUndefined();
	});

	it('knows the prompts of a description by their signs also without an action', () => {
		expect(readJob('id', 'SUCCESS', { data: { prompt: '1️⃣ a cat\n2️⃣ a dog' } }).prompts).toEqual([
			'a cat',
			'a dog',
		]);
	});
});
