import type { JobStatus } from '../../../nodes/Ttapi/job/job';
import { readJobList } from '../../../nodes/Ttapi/job/readList';
import { JOB_ID, OTHER_ID } from '../replies';

const jobsIn = (body: unknown, asked: JobStatus = 'SUCCESS') => readJobList(body, asked)?.jobs;

/** An entry as TTAPI's documentation of fetch-list has it. */
const entry = {
	job_id: JOB_ID,
	model: 'fast',
	action: 'upsample4',
	quota: 2,
	status: 2,
	progress: '100',
	prompt: 'A cute kitten',
	discord_image: 'https://cdn.discordapp.com/a.png',
	cdn_image: 'https://cdn.ttapi.io/a.png',
};

const listed = (data: unknown) => jobsIn({ status: 'SUCCESS', message: 'success', data });

const idsIn = (data: unknown) => listed(data)?.map(({ jobId }) => jobId);

const only = (change: object, asked?: JobStatus) =>
	jobsIn({ data: [{ ...entry, ...change }] }, asked)?.[0];

it('an entry becomes a job in the one shape, and has nothing else', () => {
	expect(listed([entry])).toEqual([
		{
			jobId: JOB_ID,
			status: 'SUCCESS',
			message: '',
			action: 'upsample4',
			prompt: 'A cute kitten',
			mode: 'fast',
			progress: 100,
			quota: 2,
			cdnImage: 'https://cdn.ttapi.io/a.png',
			images: [],
			width: null,
			height: null,
			components: [],
			seed: null,
			hookUrl: null,
			discordImage: 'https://cdn.discordapp.com/a.png',
		},
	]);
});

describe('the list is found wherever it is', () => {
	const list = [entry, { ...entry, job_id: OTHER_ID }];

	it.each([
		['data itself', list],
		['in list', { list }],
		['in data of data, with paging', { current_page: 1, data: list, total: 2 }],
		['in items', { items: list }],
		['in records', { records: list, pages: 1 }],
	])('%s', (_, data) => {
		expect(idsIn(data)).toEqual([JOB_ID, OTHER_ID]);
	});

	it('the reply itself', () => {
		expect(jobsIn(list)?.map(({ jobId }) => jobId)).toEqual([JOB_ID, OTHER_ID]);
	});

	it('a single entry in its place', () => {
		expect(idsIn(entry)).toEqual([JOB_ID]);
	});
});

describe('a list without entries is empty', () => {
	it.each([
		['[]', []],
		['null', null],
		['missing', undefined],
		['""', ''],
		['an empty list inside', { list: [] }],
		['an empty list inside, with paging', { current_page: 1, data: [], total: 0 }],
	])('%s', (_, data) => {
		expect(listed(data)).toEqual([]);
	});
});

describe('what is no list is not taken for an empty one', () => {
	it.each([
		['a number', 7],
		['a text', 'nothing found'],
		['true', true],
		['an object without a list', { total: 3 }],
	])('%s', (_, data) => {
		expect(listed(data)).toBeUndefined();
	});

	it.each([
		['an HTML page', '<html></html>'],
		['a number', 5],
	])('the reply is %s', (_, body) => {
		expect(jobsIn(body)).toBeUndefined();
	});
});

it('entries without an id are left out, and the others stay', () => {
	const odd = [null, 'text', 7, [], {}, { ...entry, job_id: null }, { ...entry, job_id: 'a/b' }];
	expect(idsIn([...odd, entry])).toEqual([JOB_ID]);
});

describe('the status is read in any form', () => {
	it.each([
		[0, 'PENDING_QUEUE'],
		[1, 'ON_QUEUE'],
		[2, 'SUCCESS'],
		[3, 'FAILED'],
		['0', 'PENDING_QUEUE'],
		['3', 'FAILED'],
		['SUCCESS', 'SUCCESS'],
		['failure', 'FAILED'],
	] as const)('%j', (status, meant) => {
		expect(only({ status }, meant)?.status).toBe(meant);
	});

	it.each([3, '0', 'FAILED', 4, -1, 'DONE'])('%j does not pass for a finished job', (status) => {
		expect(only({ status }, 'SUCCESS')).toBeUndefined();
	});

	it.each(['', null, undefined, {}])(
		'%j is none: then it is the one that was asked for',
		(status) => {
			expect(only({ status }, 'FAILED')?.status).toBe('FAILED');
		},
	);
});

describe('numbers are numbers, whatever TTAPI sends', () => {
	it.each([
		[2, 2],
		['2', 2],
		['2.5', 2.5],
		[0, 0],
		[null, null],
		['', null],
		['many', null],
	])('quota %j', (quota, number) => {
		expect(only({ quota })?.quota).toBe(number);
	});

	it.each([
		['100', 100],
		['45%', 45],
		[45, 45],
		[null, null],
	])('progress %j', (progress, number) => {
		expect(only({ progress })?.progress).toBe(number);
	});
});

it('fields that may be added, or are spelled as in fetch, are understood', () => {
	const inCamelCase = {
		jobId: OTHER_ID,
		mode: 'relax',
		status: 'SUCCESS',
		cdnImage: 'https://cdn.ttapi.io/b.png',
		hook_url: 'https://example.com/hook',
		images: ['https://cdn.ttapi.io/tl.png', null],
		components: ['upsample1'],
		seed: 7,
		width: '1024',
		created_at: '2026-03-12 07:35:36',
	};

	expect(listed([inCamelCase])).toEqual([
		expect.objectContaining({
			jobId: OTHER_ID,
			mode: 'relax',
			cdnImage: 'https://cdn.ttapi.io/b.png',
			hookUrl: 'https://example.com/hook',
			images: ['https://cdn.ttapi.io/tl.png'],
			components: ['upsample1'],
			seed: 7,
			width: 1024,
			created_at: '2026-03-12 07:35:36',
		}),
	]);
});

it.each([
	['message', { message: '[Internal error]' }],
	['failReason', { failReason: '[Internal error]' }],
	['error', { error: '[Internal error]' }],
])('why a job failed is kept, from %s', (_, why) => {
	expect(only({ ...why, status: 3 }, 'FAILED')).toMatchObject({
		status: 'FAILED',
		message: '[Internal error]',
	});
});
