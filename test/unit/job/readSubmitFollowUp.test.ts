import type { Answer } from '../../../nodes/Ttapi/job/httpReply';
import { readSubmit } from '../../../nodes/Ttapi/job/readSubmit';
import type { FollowUp } from '../../../nodes/Ttapi/job/submission';
import { answer, failed, GATEWAY_PAGE, JOB_ID, OTHER_ID } from '../replies';

/** The job that is followed up. */
const PARENT = JOB_ID;

const newJob: FollowUp = { jobId: PARENT, asksFor: 'newJob' };

const seed: FollowUp = { jobId: PARENT, asksFor: 'seed' };

const accepted = (data: object) => answer(200, { status: 'SUCCESS', message: 'success', data });

/** The id of the job, or the kind of the outcome and of its failure. */
function judged(reply: Answer, follows: FollowUp): string {
	const outcome = readSubmit(reply, follows);
	return outcome.kind === 'accepted' ? outcome.jobId : `${outcome.kind} ${outcome.failure.kind}`;
}

const STATUS_ERROR = 'Associated task status error.';

describe('a reply that repeats the id of the followed job is no new job', () => {
	const refusals: ReadonlyArray<[what: string, reply: Answer, judgement: string]> = [
		['200 FAILED', answer(200, failed(STATUS_ERROR, { jobId: PARENT })), 'failed refused'],
		['its snake case', answer(200, failed(STATUS_ERROR, { job_id: PARENT })), 'failed refused'],
		['data is the id', answer(200, failed(STATUS_ERROR, PARENT)), 'failed refused'],
		['beside data', answer(200, { ...failed(STATUS_ERROR), jobId: PARENT }), 'failed refused'],
		[
			'in capital letters',
			answer(200, failed(STATUS_ERROR, { jobId: PARENT.toUpperCase() })),
			'failed refused',
		],
		['400', answer(400, failed(STATUS_ERROR, { jobId: PARENT })), 'failed refused'],
		['402', answer(402, failed('No quota', { jobId: PARENT })), 'failed quotaTooLow'],
		['429', answer(429, failed('Slowly', { jobId: PARENT })), 'later rateLimited'],
		['499', answer(499, failed('queue is full', { jobId: PARENT })), 'later queueFull'],
		['400 queue', answer(400, failed('queue is full', { jobId: PARENT })), 'later queueFull'],
		['500', answer(500, failed('Internal', { jobId: PARENT })), 'failed outcomeUnknown'],
		['524 HTML', answer(524, GATEWAY_PAGE), 'failed outcomeUnknown'],
	];

	it.each(refusals)('%s, where a new job was asked for', (_, reply, judgement) => {
		expect(judged(reply, newJob)).toBe(judgement);
	});

	it.each(refusals)('%s, where its seed was asked for', (_, reply, judgement) => {
		expect(judged(reply, seed)).toBe(judgement);
	});

	it('nor when TTAPI took it: the new job may exist, and may be billed', () => {
		const outcome = readSubmit(accepted({ jobId: PARENT }), newJob);

		expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'outcomeUnknown' } });
		expect(outcome.kind === 'failed' && outcome.failure.message).toMatch(
			/without a job id.*may exist and may be billed, so it was not sent again/,
		);
	});
});

describe('a reply that names another job is a new job', () => {
	it.each([
		['jobId', accepted({ jobId: OTHER_ID })],
		['job_id', accepted({ job_id: OTHER_ID })],
		[
			'with the followed one beside data',
			answer(200, { jobId: PARENT, data: { jobId: OTHER_ID } }),
		],
		['FAILED', answer(200, failed(STATUS_ERROR, { jobId: OTHER_ID }))],
		['500', answer(500, failed('Internal', { jobId: OTHER_ID }))],
	])('%s', (_, reply) => {
		expect(judged(reply, newJob)).toBe(OTHER_ID);
		expect(judged(reply, seed)).toBe(OTHER_ID);
	});

	// The request has the followed job as `jobId`, and TTAPI's current pages have the new one as `job_id`.
	it.each([
		['as job_id beside it', accepted({ jobId: PARENT, job_id: OTHER_ID })],
		['beside data', answer(200, { status: 'SUCCESS', jobId: OTHER_ID, data: { jobId: PARENT } })],
		['beside data, FAILED', answer(200, { ...failed('', { jobId: PARENT }), job_id: OTHER_ID })],
	])('also where the followed one is named first, and the new one %s', (_, reply) => {
		expect(judged(reply, newJob)).toBe(OTHER_ID);
	});
});

describe('the reply to a question for a seed', () => {
	it('may name the followed job itself: then that job will tell it', () => {
		expect(readSubmit(accepted({ jobId: PARENT }), seed)).toEqual({
			kind: 'accepted',
			jobId: PARENT,
		});
	});

	it.each([
		['the followed job', PARENT, '1234567', '1234567'],
		['a job of its own', OTHER_ID, 4_294_967_295, 4_294_967_295],
		['a job of its own, and the seed 0', OTHER_ID, 0, 0],
	])('may hold the seed, with %s', (_, jobId, told, known) => {
		expect(readSubmit(accepted({ jobId, seed: told }), seed)).toMatchObject({
			kind: 'accepted',
			jobId,
			job: { jobId, status: 'SUCCESS', seed: known, action: 'seed' },
		});
	});

	it.each([null, '', undefined])('holds none when the field is %j', (told) => {
		expect(readSubmit(accepted({ jobId: OTHER_ID, seed: told }), seed)).toEqual({
			kind: 'accepted',
			jobId: OTHER_ID,
		});
	});

	it('with the seed and no id at all is the answer: nothing is left to ask', () => {
		expect(readSubmit(accepted({ seed: '1234567' }), seed)).toMatchObject({
			kind: 'accepted',
			jobId: PARENT,
			job: { status: 'SUCCESS', seed: '1234567' },
		});
	});

	it('where a new job was asked for, a seed in the reply does not finish it', () => {
		expect(readSubmit(accepted({ jobId: OTHER_ID, seed: '1' }), newJob)).toEqual({
			kind: 'accepted',
			jobId: OTHER_ID,
		});
	});
});
