import type { HttpReply } from '../../../nodes/Ttapi/job/httpReply';
import { readFetch } from '../../../nodes/Ttapi/job/readFetch';
import { answer, CONNECTION_LOST, failed, GATEWAY_PAGE, JOB_ID, WRONG_KEY } from '../replies';

const ALL_NULL = {
	action: null,
	jobId: null,
	progress: null,
	prompt: null,
	cdnImage: null,
	components: null,
	images: null,
};

/** The status of the job that was read, or the kind of what was read instead. */
function judged(reply: HttpReply): string {
	const outcome = readFetch(reply, JOB_ID);
	if (outcome.kind === 'denied') return `denied ${outcome.failure.kind}`;
	return outcome.kind === 'job' ? outcome.job.status : outcome.kind;
}

describe('a job is what its top-level status says', () => {
	it.each([
		['waiting', { status: 'PENDING_QUEUE', data: null }, 'PENDING_QUEUE'],
		['running, data missing', { status: 'ON_QUEUE' }, 'ON_QUEUE'],
		['running, data []', { status: 'ON_QUEUE', data: [] }, 'ON_QUEUE'],
		['running, data ""', { status: 'ON_QUEUE', data: '' }, 'ON_QUEUE'],
		[
			'running with a picture and 100 %',
			{ status: 'ON_QUEUE', data: { progress: '100', cdnImage: 'https://a.test/1.png' } },
			'ON_QUEUE',
		],
		['running, though data says otherwise', { status: 1, data: { status: 'SUCCESS' } }, 'ON_QUEUE'],
		['finished', { status: 'SUCCESS', data: { jobId: JOB_ID } }, 'SUCCESS'],
		['finished, numeric', { status: 2, data: { jobId: JOB_ID } }, 'SUCCESS'],
		['finished without data', { status: 'SUCCESS', data: null }, 'SUCCESS'],
		['failed', failed('[Bad response] Internal Error.', { jobId: JOB_ID }), 'FAILED'],
		['failed, data all null', failed('[Bad response] Internal Error.', ALL_NULL), 'FAILED'],
		['failed, FAILURE', { status: 'FAILURE', data: { failReason: 'Job Timeout' } }, 'FAILED'],
		['failed, only the id in data', failed('Job Timeout', { jobId: JOB_ID }), 'FAILED'],
		['failed, id beside no data', { ...failed('Job Timeout'), jobId: JOB_ID }, 'FAILED'],
	])('%s', (_, body, status) => {
		expect(judged(answer(200, body))).toBe(status);
	});
});

describe('an unknown job is told from a failed one', () => {
	it.each([
		['404', answer(404, failed('Job not found'))],
		['400', answer(400, failed('Job not found'))],
		['400 with an echo of the id', answer(400, failed('Job not found', { jobId: JOB_ID }))],
		['200 FAILED', answer(200, failed('Job not found'))],
		['200 FAILED, empty data', answer(200, failed('Job not found', {}))],
		['200 FAILED, data []', answer(200, failed('Job not found', []))],
		['200 FAILED without words', answer(200, failed(''))],
		['200 FAILED, id echoed', answer(200, { ...failed('Job does not exist'), jobId: JOB_ID })],
		['200 FAILED, id in data', answer(200, failed('Job not found', { jobId: JOB_ID }))],
	])('%s', (_, reply) => {
		expect(judged(reply)).toBe('unknownJob');
	});
});

describe('a fault says nothing about the job, so it is asked about again', () => {
	it.each([
		['connection lost', CONNECTION_LOST],
		['408', answer(408, failed('Timeout'))],
		['429', answer(429, failed('Too many requests'))],
		['499', answer(499, failed('queue is full'))],
		['500', answer(500, failed('Internal error', { jobId: JOB_ID }))],
		['500 that says SUCCESS', answer(500, { status: 'SUCCESS', data: { jobId: JOB_ID } })],
		['502 HTML', answer(502, GATEWAY_PAGE)],
		['524 HTML', answer(524, GATEWAY_PAGE)],
		['200 HTML', answer(200, GATEWAY_PAGE)],
		['404 HTML of a gateway', answer(404, GATEWAY_PAGE)],
		['200 without a body', answer(200, undefined)],
		['200 with a list', answer(200, [])],
		['status missing', answer(200, { message: '', data: { progress: '100' } })],
		['status not understood', answer(200, { status: 'DONE', data: {} })],
	])('%s', (_, reply) => {
		expect(judged(reply)).toBe('later');
	});

	it('for as long as TTAPI asks for', () => {
		expect(readFetch(answer(429, failed(''), 9), JOB_ID)).toMatchObject({ retryAfterSeconds: 9 });
		expect(readFetch(answer(503, GATEWAY_PAGE, 9), JOB_ID)).toMatchObject({ retryAfterSeconds: 9 });
	});

	it('and no HTML gets into the reason', () => {
		const outcome = readFetch(answer(502, GATEWAY_PAGE), JOB_ID);
		expect(outcome.kind === 'later' && outcome.reason).toBe(
			'TTAPI answered HTTP 502 with something that is not JSON',
		);
	});
});

describe('what TTAPI will not tell this account', () => {
	it.each([
		['401', answer(401, WRONG_KEY), 'keyRefused'],
		['200 wrong key', answer(200, WRONG_KEY), 'keyRefused'],
		['402', answer(402, failed('No quota')), 'quotaTooLow'],
		['403', answer(403, failed('Blocked')), 'accountBlocked'],
		['405', answer(405, failed('Method not allowed')), 'refused'],
		['302', answer(302, ''), 'wrongAddress'],
	])('%s is a failure that names the job', (_, reply, kind) => {
		expect(judged(reply)).toBe(`denied ${kind}`);
		expect(readFetch(reply, JOB_ID)).toMatchObject({ failure: { jobId: JOB_ID } });
	});

	it.each([402, 403, 405])('HTTP %d never advises to pay for the job again', (httpStatus) => {
		const outcome = readFetch(answer(httpStatus, failed('')), JOB_ID);
		const message = outcome.kind === 'denied' ? outcome.failure.message : '';
		expect(message).toContain(JOB_ID);
		expect(message).not.toMatch(/nothing is billed|run the item again/i);
	});
});
