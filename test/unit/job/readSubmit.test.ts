import type { HttpReply } from '../../../nodes/Ttapi/job/httpReply';
import { readSubmit } from '../../../nodes/Ttapi/job/readSubmit';
import {
	answer,
	CONNECTION_LOST,
	CONNECTION_REFUSED,
	failed,
	GATEWAY_PAGE,
	JOB_ID,
	WRONG_KEY,
} from '../replies';

/** The kind of the outcome, and of its failure if it has one. */
function judged(reply: HttpReply): string {
	const outcome = readSubmit(reply);
	return outcome.kind === 'accepted' ? outcome.jobId : `${outcome.kind} ${outcome.failure.kind}`;
}

const accepted = { status: 'SUCCESS', message: 'success', data: { jobId: JOB_ID } };

describe('a reply that names a job is a job', () => {
	it.each([
		['current', answer(200, accepted)],
		['snake case', answer(200, { ...accepted, data: { job_id: JOB_ID } })],
		['empty message', answer(200, { ...accepted, message: '' })],
		['id beside data', answer(200, { status: 'SUCCESS', jobId: JOB_ID })],
		['data is the id', answer(200, { status: 'SUCCESS', message: '', data: JOB_ID })],
		['201', answer(201, accepted)],
		['FAILED with an id', answer(200, failed('No available accounts', { jobId: JOB_ID }))],
		['400 with an id', answer(400, failed('No available accounts', { jobId: JOB_ID }))],
		['499 with an id', answer(499, failed('queue is full', { jobId: JOB_ID }))],
		['500 with an id', answer(500, failed('Internal', { jobId: JOB_ID }))],
	])('%s', (_, reply) => {
		expect(judged(reply)).toBe(JOB_ID);
	});
});

describe('a submit with an unknown outcome is never called temporary', () => {
	it.each([
		['the connection was lost', CONNECTION_LOST],
		['408', answer(408, failed('Request timeout'))],
		['500', answer(500, failed('Internal error'))],
		['500 that speaks of the queue', answer(500, failed('queue is full'))],
		['502 HTML', answer(502, GATEWAY_PAGE)],
		['503', answer(503, failed('try again later'))],
		['504 HTML', answer(504, GATEWAY_PAGE)],
		['520 HTML', answer(520, GATEWAY_PAGE)],
		['524 HTML', answer(524, GATEWAY_PAGE)],
		['200 HTML', answer(200, GATEWAY_PAGE)],
		['200 HTML that speaks of the queue', answer(200, '<html>queue is full</html>')],
		['200 without a body', answer(200, undefined)],
		['204', answer(204, '')],
		['200 SUCCESS with data null', answer(200, { status: 'SUCCESS', message: '', data: null })],
		['200 SUCCESS with data []', answer(200, { status: 'SUCCESS', message: '', data: [] })],
		[
			'200 SUCCESS that speaks of the queue',
			answer(200, { status: 'SUCCESS', message: 'queued: queue is full', data: null }),
		],
		['200 without a status', answer(200, {})],
		['400 No available accounts', answer(400, failed('No available accounts'))],
		['200 No available accounts', answer(200, failed('No available accounts'))],
	])('%s', (_, reply) => {
		const outcome = readSubmit(reply);
		expect(outcome).toMatchObject({ kind: 'failed', failure: { kind: 'outcomeUnknown' } });
		expect(outcome.kind === 'failed' && outcome.failure.message).toMatch(
			/may exist and may be billed, so it was not sent again/,
		);
	});
});

describe('only a definite and temporary refusal may be sent again', () => {
	it.each([
		['429', answer(429, failed('Too many requests')), 'rateLimited'],
		['429 HTML', answer(429, GATEWAY_PAGE), 'rateLimited'],
		['499', answer(499, failed('')), 'queueFull'],
		['499 without JSON', answer(499, ''), 'queueFull'],
		['400 queue is full', answer(400, failed('The queue is full.')), 'queueFull'],
		['200 queue is full', answer(200, failed('Your Queue is Full')), 'queueFull'],
	])('%s', (_, reply, kind) => {
		expect(judged(reply)).toBe(`later ${kind}`);
	});

	it('how long TTAPI asks to wait is kept', () => {
		expect(readSubmit(answer(429, failed(''), 7))).toMatchObject({
			failure: { retryAfterSeconds: 7, httpStatus: 429 },
		});
	});
});

describe('a refusal for good has a name', () => {
	it.each([
		['400', answer(400, failed('Parameter error')), 'refused'],
		['400 HTML', answer(400, GATEWAY_PAGE), 'refused'],
		['400 error object', answer(400, { error: { message: 'Parameter error' } }), 'refused'],
		['422', answer(422, failed('Parameter error')), 'refused'],
		['200 FAILED', answer(200, failed('Parameter error')), 'refused'],
		['200 FAILED without words', answer(200, { status: 'FAILED' }), 'refused'],
		['401', answer(401, WRONG_KEY), 'keyRefused'],
		['401 with a word as data', answer(401, { ...WRONG_KEY, data: 'Unauthorized' }), 'keyRefused'],
		['200 wrong key', answer(200, WRONG_KEY), 'keyRefused'],
		['402', answer(402, failed('Insufficient quota')), 'quotaTooLow'],
		['403', answer(403, failed('Account blocked')), 'accountBlocked'],
		['404', answer(404, failed('Not Found')), 'wrongAddress'],
		['301', answer(301, ''), 'wrongAddress'],
		['302', answer(302, GATEWAY_PAGE), 'wrongAddress'],
		['308', answer(308, {}), 'wrongAddress'],
		['no connection was made', CONNECTION_REFUSED, 'notSent'],
	])('%s', (_, reply, kind) => {
		expect(judged(reply)).toBe(`failed ${kind}`);
	});
});

it("TTAPI's words are in the message, verbatim", () => {
	const outcome = readSubmit(answer(402, failed('Insufficient quota: 0.5 left')));
	expect(outcome).toEqual({
		kind: 'failed',
		failure: {
			kind: 'quotaTooLow',
			message:
				'The TTAPI account has too little quota left: "Insufficient quota: 0.5 left". Top up the account, then run the item again.',
			ttapiMessage: 'Insufficient quota: 0.5 left',
			httpStatus: 402,
		},
	});
});
