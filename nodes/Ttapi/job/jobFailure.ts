import type { Job } from './job';
import { failure, type Failure } from './failure';

/**
 * What to do about a job that ended FAILED, by the beginning of TTAPI's message
 * (list: TTAPI's documentation of failure messages, 2023–2025). First match wins.
 */
const ADVICE: ReadonlyArray<[RegExp, string]> = [
	[
		/^Job Timeout/i,
		'Raise the Timeout option, or use a faster mode, and run the item again: a failed job costs nothing',
	],
	[
		/^\[(Banned prompt detected|TTAPI prompt filter)\]/i,
		'Reword the prompt before running it again: repeated violations can cost quota',
	],
	[
		/^\[(Image denied|TTAPI image filter)\]/i,
		'Use another picture before running it again: repeated violations can cost quota',
	],
	[
		/^\[Invalid parameter\]/i,
		'Correct the flags in the prompt (for example "--ar 16:9" with a space and "--v 7" with dashes) and run the item again',
	],
	[
		/^\[Invalid link!?\]/i,
		'Use a direct, public link to the picture in the prompt and run the item again',
	],
	[/^\[Invalid prompt\]/i, 'Correct the prompt and run the item again'],
	[/rate limit/i, 'Run the item again later: a failed job costs nothing'],
];

/** After 30 of these a day TTAPI no longer returns the quota, so they are never tried again by themselves. */
const VIOLATION =
	/^\[(Banned prompt detected|Image denied|Invalid (parameter|link!?|prompt)|TTAPI (prompt|image) filter)\]/i;

/** Whether TTAPI counts a job that failed with this message as a violation (its documentation, 2023–2025). */
export function countsAsViolation(message: string): boolean {
	return VIOLATION.test(message);
}

const TRY_AGAIN =
	'TTAPI returns the quota of a failed job, so run the item again; if it keeps failing, check the prompt';

/** The failure of an item whose job ended FAILED. */
export function jobFailure(job: Job): Failure {
	const advice = ADVICE.find(([beginning]) => beginning.test(job.message))?.[1] ?? TRY_AGAIN;
	return failure('jobFailed', 'The job ended FAILED', advice, {
		jobId: job.jobId,
		status: job.status,
		ttapiMessage: job.message,
	});
}
