import { failure, type Failure, type FailureKind } from './failure';

/** What a definite refusal means and what helps, by HTTP status (TTAPI's documentation of 2026). */
const BY_STATUS: Readonly<Record<number, [FailureKind, string, string]>> = {
	401: [
		'keyRefused',
		'TTAPI refused the API key',
		'Copy the key from the TTAPI dashboard into the credential, and confirm the e-mail address of the account',
	],
	402: ['quotaTooLow', 'The TTAPI account has too little quota left', 'Top up the account'],
	403: ['accountBlocked', 'TTAPI blocked this account', 'Ask the support of TTAPI'],
	404: [
		'wrongAddress',
		'TTAPI does not have what was asked for',
		'Check the Base URL in the credential',
	],
	413: [
		'refused',
		'The request is too large for TTAPI',
		'Nothing was started and nothing is billed: use smaller pictures',
	],
};

const REFUSED: [FailureKind, string, string] = [
	'refused',
	'TTAPI refused the request',
	'Nothing was started and nothing is billed: correct the parameters',
];

const LOOK_REFUSED: [FailureKind, string, string] = [
	'refused',
	'TTAPI refused to tell about the job',
	'Check the job ID',
];

const REDIRECTED: [FailureKind, string, string] = [
	'wrongAddress',
	'The address answered with a redirect, which is not followed so that the API key stays with TTAPI',
	'Check the Base URL in the credential',
];

/**
 * Names a definite refusal: a 4xx, a redirect, or a reply that says FAILED and names no job.
 *
 * @param jobId the job that was looked at; none when it was a submit
 */
export function refusal(httpStatus: number, ttapiMessage: string, jobId?: string): Failure {
	const redirected = httpStatus >= 300 && httpStatus < 400;
	// The forerunner of TTAPI sent refusals as HTTP 200, so the words count as well as the status.
	const keyRefused = /TT-API-KEY/i.test(ttapiMessage);
	const [kind, happened, remedy] =
		(redirected && REDIRECTED) ||
		BY_STATUS[keyRefused ? 401 : httpStatus] ||
		(jobId === undefined ? REFUSED : LOOK_REFUSED);
	// A job that could not be looked at goes on: to run its item again would pay for it twice.
	const toDo =
		jobId === undefined
			? `${remedy}, then run the item again`
			: `${remedy}. The job is not affected: get it later, for free, with the operation Job > Get`;
	return failure(kind, happened, toDo, { jobId, ttapiMessage, httpStatus });
}
