import { readNotice } from '../../../nodes/Ttapi/job/notice';
import { JOB_ID } from '../replies';

describe('a callback about a finished job', () => {
	it.each([
		[
			'current',
			{ status: 'SUCCESS', message: '', jobId: JOB_ID, data: { jobId: JOB_ID } },
			'SUCCESS',
		],
		['only inner id', { status: 'SUCCESS', data: { jobId: JOB_ID } }, 'SUCCESS'],
		['snake case', { status: 'SUCCESS', data: { job_id: JOB_ID } }, 'SUCCESS'],
		['failed', { status: 'FAILED', message: 'Job Timeout', jobId: JOB_ID, data: null }, 'FAILED'],
		['FAILURE', { status: 'FAILURE', jobId: JOB_ID }, 'FAILED'],
		['numeric', { status: 2, jobId: JOB_ID }, 'SUCCESS'],
		['data all null', { status: 'FAILED', jobId: JOB_ID, data: { jobId: null } }, 'FAILED'],
	])('%s', (_, body, status) => {
		expect(readNotice(body)).toMatchObject({
			kind: 'finished',
			jobId: JOB_ID,
			claimed: { jobId: JOB_ID, status },
		});
	});
});

it.each([
	['waiting', { status: 'PENDING_QUEUE', jobId: JOB_ID }],
	['running', { status: 'ON_QUEUE', jobId: JOB_ID, data: { progress: '100' } }],
	['no status', { jobId: JOB_ID }],
	['a status that is not understood', { status: 'DONE', jobId: JOB_ID }],
])('a job that is %s is not finished', (_, body) => {
	expect(readNotice(body)).toEqual({ kind: 'unfinished', jobId: JOB_ID });
});

it.each([
	['nothing', undefined],
	['null', null],
	['text', `jobId=${JOB_ID}`],
	['a list', [{ status: 'SUCCESS', jobId: JOB_ID }]],
	['an empty object', {}],
	['no id', { status: 'SUCCESS', data: { prompt: 'a cat' } }],
	['an id that is no id', { status: 'SUCCESS', jobId: '../../info?x=1' }],
	['an id that is an object', { status: 'SUCCESS', jobId: { $gt: '' } }],
])('a body of %s names no job', (_, body) => {
	expect(readNotice(body)).toEqual({ kind: 'noJob' });
});
