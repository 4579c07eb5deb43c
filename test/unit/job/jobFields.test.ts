import { readJob } from '../../../nodes/Ttapi/job/readJob';
import { JOB_ID, OTHER_ID } from '../replies';

const TILES = ['tl', 'tr', 'bl', 'br'].map(
	(corner) => `https://cdnb.ttapi.io/20241029/${JOB_ID}${corner}.png`,
);

const OCTOBER_2024 = {
	seed: null,
	jobId: JOB_ID,
	quota: '4',
	width: 2048,
	height: 2048,
	action: 'imagine',
	progress: '100',
	prompt: 'A cute kitten',
	hookUrl: null,
	components: ['upsample1', 'reroll', 'variation4'],
	images: TILES,
	cdnImage: 'https://mjcdn.ttapi.io/attachments/1.png?ex=1&is=2&hm=3&',
	discordImage: 'https://cdn.discordapp.com/attachments/1.png?ex=1&is=2&hm=3&',
};

it("the real payload of October 2024 becomes a job, and TTAPI's further fields are kept", () => {
	const reply = { status: 'SUCCESS', message: 'success', data: OCTOBER_2024 };
	expect(readJob(JOB_ID, 'SUCCESS', reply)).toEqual({
		...OCTOBER_2024,
		status: 'SUCCESS',
		message: 'success',
		mode: null,
		progress: 100,
		quota: 4,
	});
});

it('the id that was asked for counts, not the inner one', () => {
	const reply = { jobId: OTHER_ID, data: { jobId: OTHER_ID } };
	expect(readJob(JOB_ID, 'SUCCESS', reply).jobId).toBe(JOB_ID);
});

it('a status or a message inside data does not replace those of the reply', () => {
	const reply = { message: '', data: { status: 'SUCCESS', message: 'done' } };
	expect(readJob(JOB_ID, 'ON_QUEUE', reply)).toMatchObject({ status: 'ON_QUEUE', message: '' });
});

it('a row of fetch-list gives mode and quota', () => {
	const reply = { data: { job_id: JOB_ID, model: 'fast', action: 'upsample4', quota: 2 } };
	expect(readJob(JOB_ID, 'SUCCESS', reply)).toMatchObject({
		mode: 'fast',
		action: 'upsample4',
		quota: 2,
	});
});

describe.each(['progress', 'quota', 'width', 'height'] as const)('%s', (field) => {
	it.each([
		[100, 100],
		['100', 100],
		['97%', 97],
		['97 %', 97],
		['2.5', 2.5],
		[0, 0],
		['0', 0],
		['', null],
		[null, null],
		[undefined, null],
		['almost', null],
		[true, null],
		[[5], null],
		['Infinity', null],
	])('%p becomes %p', (raw, number) => {
		expect(readJob(JOB_ID, 'ON_QUEUE', { data: { [field]: raw } })[field]).toBe(number);
	});
});

describe.each(['images', 'components'] as const)('%s', (field) => {
	it.each([
		['null', null, []],
		['missing', undefined, []],
		['a link as a text', 'https://a.test/1.png', ['https://a.test/1.png']],
		['a text that is no link', 'none', []],
		['null entries', [null, 'b', '', 'd'], ['b', 'd']],
		['objects with a url', [{ url: 'a' }, { src: 'b' }, { size: 7 }], ['a', 'b']],
	])('%s never fails', (_, raw, list) => {
		expect(readJob(JOB_ID, 'SUCCESS', { data: { [field]: raw } })[field]).toEqual(list);
	});
});

it.each([
	['action', { action: 'imagine' }],
	['actions, as an older callback has it', { actions: 'imagine' }],
])('the action is read from %s', (_, data) => {
	expect(readJob(JOB_ID, 'SUCCESS', { data }).action).toBe('imagine');
});

it.each([
	[1234, 1234],
	['1234', '1234'],
	[null, null],
	['', null],
])('the seed %p is given as %p', (raw, seed) => {
	expect(readJob(JOB_ID, 'SUCCESS', { data: { seed: raw } }).seed).toBe(seed);
});
