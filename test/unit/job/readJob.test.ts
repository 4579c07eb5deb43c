import {
	isJobId,
	readJob,
	readJobId,
	readMessage,
	readStatus,
} from '../../../nodes/Ttapi/job/readJob';
import { JOB_ID, OTHER_ID } from '../replies';

describe('a job id is found wherever TTAPI puts it', () => {
	it.each([
		['data.jobId', { data: { jobId: JOB_ID } }],
		['data.job_id', { data: { job_id: JOB_ID } }],
		['beside data', { jobId: JOB_ID, data: null }],
		['beside data, in snake case', { job_id: JOB_ID }],
		['data itself', { data: JOB_ID }],
		['an empty data.jobId beside a filled data.job_id', { data: { jobId: '', job_id: JOB_ID } }],
		['a null data.jobId beside a filled jobId', { jobId: JOB_ID, data: { jobId: null } }],
		['a list of one', [{ data: { jobId: JOB_ID } }]],
		['data that is a list of one', { data: [{ job_id: JOB_ID }] }],
		['nothing but the id', JOB_ID],
		['stray spaces around it', { data: { jobId: ` ${JOB_ID}\n` } }],
		['data before what is beside it', { jobId: OTHER_ID, data: { jobId: JOB_ID } }],
	])('%s', (_, reply) => {
		expect(readJobId(reply)).toBe(JOB_ID);
	});

	it('is also read when it is a number', () => {
		expect(readJobId({ data: { jobId: 4711 } })).toBe('4711');
	});

	it.each([
		['null', null],
		['a list of several', [{ jobId: JOB_ID }, { jobId: OTHER_ID }]],
		['a code', 'ERR_PARAM_400'],
		['data that is a code of eight', { status: 'FAILED', data: 'ERR_PARAM_400' }],
		['data that is a time', { data: 1714980000 }],
		['nothing', {}],
		['data null', { data: null }],
		['data empty text', { data: '' }],
		['data a list', { data: [] }],
		['an id that is an object', { data: { jobId: { id: JOB_ID } } }],
		['an id that would leave the query', { data: { jobId: '../info' } }],
		['data that is a sentence', { data: 'Parameter error' }],
		['data that is one word', { status: 'FAILED', message: 'No', data: 'Unauthorized' }],
		['data that is a word for success', { status: 'SUCCESS', message: '', data: 'success' }],
		['data that is a code', { status: 'FAILED', message: 'No', data: '401' }],
	])('is not made up from %s', (_, reply) => {
		expect(readJobId(reply)).toBeUndefined();
	});

	it.each(['', ' ', 'a/b', 'a b', 'a?b', '-a', 'a'.repeat(129)])('%p cannot be one', (text) => {
		expect(isJobId(text)).toBe(false);
	});
});

describe('a status', () => {
	it.each([
		['PENDING_QUEUE', 'PENDING_QUEUE'],
		[0, 'PENDING_QUEUE'],
		['ON_QUEUE', 'ON_QUEUE'],
		['1', 'ON_QUEUE'],
		['SUCCESS', 'SUCCESS'],
		['success', 'SUCCESS'],
		[2, 'SUCCESS'],
		['FAILED', 'FAILED'],
		['FAILURE', 'FAILED'],
		['3', 'FAILED'],
	])('%p is %s', (raw, status) => {
		expect(readStatus(raw)).toBe(status);
	});

	it.each([undefined, null, '', 'DONE', 'SUCCEEDED', 4, -1, 200, true, {}, ['SUCCESS']])(
		'%p is not understood, and so never passes for finished',
		(raw) => {
			expect(readStatus(raw)).toBeUndefined();
		},
	);
});

describe("TTAPI's words", () => {
	it.each([
		['message', { message: 'Parameter error', data: { error: 'other' } }],
		['data.error when message is empty', { message: '', data: { error: 'Parameter error' } }],
		['data.failReason', { data: { failReason: 'Parameter error' } }],
		['error.message', { error: { message: 'Parameter error' } }],
		['error', { error: 'Parameter error' }],
	])('are read from %s', (_, reply) => {
		expect(readMessage(reply)).toBe('Parameter error');
	});

	it.each([undefined, 'HTML', [], {}, { message: null, data: 'x' }])(
		'are empty when there are none: %p',
		(reply) => {
			expect(readMessage(reply)).toBe('');
		},
	);
});

describe('a job from incomplete data', () => {
	const nothingKnown = {
		jobId: JOB_ID,
		status: 'ON_QUEUE',
		message: '',
		action: null,
		prompt: null,
		mode: null,
		progress: null,
		quota: null,
		cdnImage: null,
		images: [],
		width: null,
		height: null,
		components: [],
		seed: null,
		hookUrl: null,
	};

	it.each([
		['missing', {}],
		['null', { data: null }],
		['empty text', { data: '' }],
		['an empty list', { data: [] }],
		['an empty object', { data: {} }],
		['all null', { data: { action: null, images: null, components: null, progress: null } }],
	])('data %s gives empty fields, and no field is missing', (_, reply) => {
		expect(readJob(JOB_ID, 'ON_QUEUE', reply)).toEqual(nothingKnown);
	});

	it('partial data fills what it can', () => {
		const job = readJob(JOB_ID, 'ON_QUEUE', { data: { progress: '42', prompt: 'a lighthouse' } });
		expect(job).toEqual({ ...nothingKnown, progress: 42, prompt: 'a lighthouse' });
	});
});
