import type { FetchOutcome } from '../../../nodes/Ttapi/job/readFetch';
import { readFetch } from '../../../nodes/Ttapi/job/readFetch';
import type { HttpReply } from '../../../nodes/Ttapi/job/httpReply';
import type { JobStatus } from '../../../nodes/Ttapi/job/job';
import { readJob } from '../../../nodes/Ttapi/job/readJob';
import {
	confirm,
	HTTP_STATUS,
	isBehind,
	sift,
	type Filter,
	type Verdict,
} from '../../../nodes/Ttapi/trigger/verdict';
import { answer, CONNECTION_LOST, failed, GATEWAY_PAGE, JOB_ID, WRONG_KEY } from '../replies';

const ALL: Filter = { events: ['SUCCESS', 'FAILED'], actions: [] };

/** What a caller claims, with things in it that must not enter a workflow. */
function claim(status: JobStatus) {
	const data = { action: 'imagine', cdnImage: 'https://evil.test/1.png', forged: true };
	return readJob(JOB_ID, status, { message: 'from the caller', data });
}

/** What TTAPI says when it is asked. */
function told(status: JobStatus, action = 'imagine'): FetchOutcome {
	const data = { jobId: JOB_ID, action, cdnImage: 'https://cdn.ttapi.io/1.png' };
	return readFetch(answer(200, { status, message: '', data }), JOB_ID);
}

function asked(reply: HttpReply): FetchOutcome {
	return readFetch(reply, JOB_ID);
}

/** The HTTP answer, and whether the workflow starts: the columns of the table of design.md, 5. */
function row(verdict: Verdict): [number, boolean] {
	return verdict.kind === 'start' ? [200, true] : [HTTP_STATUS[verdict.kind], false];
}

describe.each(['SUCCESS', 'FAILED'] as const)('a callback that says %s', (status) => {
	const other = status === 'SUCCESS' ? 'FAILED' : 'SUCCESS';

	it.each<[string, FetchOutcome, Filter, number, boolean]>([
		['confirmed', told(status), ALL, 200, true],
		['the only event', told(status), { ...ALL, events: [status] }, 200, true],
		['one of the actions', told(status), { ...ALL, actions: ['imagine'] }, 200, true],
		['event filtered out', told(status), { ...ALL, events: [other] }, 200, false],
		['no events at all', told(status), { ...ALL, events: [] }, 200, false],
		['action filtered out', told(status), { ...ALL, actions: ['upsample1'] }, 200, false],
		[
			'action by what TTAPI says, not the caller',
			told(status, 'reroll'),
			{ ...ALL, actions: ['imagine'] },
			200,
			false,
		],
		['job unknown, 404', asked(answer(404, failed('Job not found'))), ALL, 403, false],
		['job unknown, 400', asked(answer(400, failed('Job not found'))), ALL, 403, false],
		['job unknown, 200', asked(answer(200, failed('Job not found'))), ALL, 403, false],
		[
			'job unknown, id echoed',
			asked(answer(200, { ...failed('Job not found', { jobId: JOB_ID }), jobId: JOB_ID })),
			ALL,
			403,
			false,
		],
		['the opposite', told(other), ALL, 403, false],
		['still running', told('ON_QUEUE'), ALL, 403, false],
		['still waiting', told('PENDING_QUEUE'), ALL, 403, false],
		['connection lost', asked(CONNECTION_LOST), ALL, 503, false],
		['429', asked(answer(429, failed(''))), ALL, 503, false],
		['500', asked(answer(500, failed('Internal'))), ALL, 503, false],
		['HTML', asked(answer(502, GATEWAY_PAGE)), ALL, 503, false],
		['wrong key', asked(answer(401, WRONG_KEY)), ALL, 503, false],
		['account blocked', asked(answer(403, failed('Blocked'))), ALL, 503, false],
	])('%s', (_, outcome, filter, httpStatus, starts) => {
		expect(row(confirm(claim(status), outcome, filter))).toEqual([httpStatus, starts]);
	});

	it('starts the workflow with what TTAPI says, and with nothing of the caller', () => {
		const verdict = confirm(claim(status), told(status), ALL);
		expect(verdict).toMatchObject({
			kind: 'start',
			job: { cdnImage: 'https://cdn.ttapi.io/1.png' },
		});
		expect(JSON.stringify(verdict)).not.toMatch(/evil|forged|from the caller/);
	});
});

it('a body that names no job is answered with 400', () => {
	expect(HTTP_STATUS.reject).toBe(400);
});

describe('without confirmation the claim is sifted all the same', () => {
	it.each<[string, Filter, number, boolean]>([
		['all', ALL, 200, true],
		['its action', { ...ALL, actions: ['imagine', 'reroll'] }, 200, true],
		['another action', { ...ALL, actions: ['reroll'] }, 200, false],
		['another event', { ...ALL, events: ['FAILED'] }, 200, false],
	])('%s', (_, filter, httpStatus, starts) => {
		expect(row(sift(claim('SUCCESS'), filter))).toEqual([httpStatus, starts]);
	});

	it('a job of unknown action is filtered out when only some actions are wanted', () => {
		const job = readJob(JOB_ID, 'SUCCESS', { data: null });
		expect(row(sift(job, { ...ALL, actions: ['imagine'] }))).toEqual([200, false]);
		expect(row(sift(job, ALL))).toEqual([200, true]);
	});
});

it.each<[string, FetchOutcome, boolean]>([
	['running', told('ON_QUEUE'), true],
	['waiting', told('PENDING_QUEUE'), true],
	['finished', told('SUCCESS'), false],
	['failed', told('FAILED'), false],
	['unknown', asked(answer(404, failed(''))), false],
	['not to be asked', asked(CONNECTION_LOST), false],
])("TTAPI's records are behind the callback when the job is %s there", (_, outcome, behind) => {
	expect(isBehind(outcome)).toBe(behind);
});
