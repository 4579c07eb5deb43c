import { failure } from '../../../nodes/Ttapi/job/failure';
import { jobFailure } from '../../../nodes/Ttapi/job/jobFailure';
import { readJob } from '../../../nodes/Ttapi/job/readJob';
import { refusal } from '../../../nodes/Ttapi/job/refusal';
import { JOB_ID } from '../replies';

/** Every message of TTAPI's list of failures, and some that end as sentences do. */
const TTAPI_WORDS = [
	'Job Timeout',
	'[Banned prompt detected] blood',
	'[Image denied]',
	'[Invalid parameter] --ar16:9',
	'[Invalid link!] Could not load the picture.',
	'[Invalid link] https://a.test/1',
	'[Invalid prompt]',
	'[TTAPI prompt filter]',
	'[TTAPI image filter]',
	'Failed to process your command',
	'[Internal error]',
	'Execution error, system exception',
	'[Bad response] Internal Error.',
	'Unknown Integration',
	'未知消息',
	'You are being rate limited!',
	'Is the prompt empty?',
	'',
];

function failedWith(message: string) {
	return jobFailure(readJob(JOB_ID, 'FAILED', { message, data: null }));
}

describe.each(TTAPI_WORDS)('a job that failed with %p', (words) => {
	const { message, ...known } = failedWith(words);

	it('names the job and quotes TTAPI verbatim', () => {
		expect(message).toContain(JOB_ID);
		expect(message).toContain(words);
		expect(known).toMatchObject({ kind: 'jobFailed', jobId: JOB_ID, status: 'FAILED' });
		expect(known.ttapiMessage).toBe(words === '' ? undefined : words);
	});

	it('reads like sentences', () => {
		expect(message).not.toMatch(/[.!?。]["”]?[.!?]|\.\.|""|\s\s|: \.|undefined|null/);
		expect(message).toMatch(/^[A-Z].*\.$/s);
	});
});

describe('the advice fits the reason', () => {
	it.each([
		['Job Timeout', /Raise the Timeout option/],
		['job timeout: 300s', /Raise the Timeout option/],
		['[Banned prompt detected] x', /Reword the prompt.*can cost quota/],
		['[TTAPI prompt filter] x', /Reword the prompt/],
		['[Image denied] x', /another picture/],
		['[TTAPI image filter]', /another picture/],
		['[Invalid parameter] --v7', /Correct the flags/],
		['[Invalid link] x', /direct, public link/],
		['[Invalid link!] x', /direct, public link/],
		['[Invalid prompt]', /Correct the prompt/],
		['You are being rate limited', /later/],
		['[Bad response] Internal Error.', /returns the quota/],
		['A prompt with Job Timeout in it', /returns the quota/],
		['', /returns the quota/],
	])('%p', (words, advice) => {
		expect(failedWith(words).message).toMatch(advice);
	});

	it.each(['[Banned prompt detected]', '[Image denied]', '[TTAPI image filter]'])(
		'a violation, %s, is never called free of charge',
		(words) => {
			expect(failedWith(words).message).not.toMatch(/costs nothing|returns the quota/);
		},
	);
});

describe('a refused request', () => {
	it.each([400, 401, 402, 403, 404, 302])('HTTP %d reads like sentences', (httpStatus) => {
		for (const words of ['', 'Parameter error', 'Wrong TT-API-KEY or email is not activated.']) {
			for (const jobId of [undefined, JOB_ID]) {
				const { message } = refusal(httpStatus, words, jobId);
				expect(message).not.toMatch(/[.!?]["”]?[.!?]|\.\.|""|\s\s|undefined|null/);
				expect(message).toMatch(/^[A-Z].*[^.]\.$/);
				expect(message).toContain(words);
				expect(message).toContain(jobId ?? '');
			}
		}
	});

	it('for a wrong key says so, whatever the HTTP status', () => {
		for (const httpStatus of [200, 400, 401]) {
			expect(refusal(httpStatus, 'Wrong TT-API-KEY or email is not activated.')).toMatchObject({
				kind: 'keyRefused',
				message: expect.stringMatching(/refused the API key.*dashboard.*e-mail address/) as string,
			});
		}
	});
});

it('a failure keeps only what is known', () => {
	expect(failure('refused', 'It was refused', 'Do this', { ttapiMessage: '' })).toEqual({
		kind: 'refused',
		message: 'It was refused. Do this.',
	});
});
