import type { Job } from './job';
import { failure, type Failure } from './failure';

interface FailureText {
	/** The beginning of TTAPI's message. */
	beginning: RegExp;
	/** What to do about it. */
	advice: string;
	/** After 30 of these a day TTAPI no longer returns the quota, so they are never tried again by themselves. */
	isViolation?: true;
}

/** The messages of a job that ended FAILED (TTAPI's documentation of 2023–2025). First match wins. */
const TEXTS: readonly FailureText[] = [
	{
		beginning: /^Job Timeout/i,
		advice:
			'Raise the Timeout option, or use a faster mode, and run the item again: a failed job costs nothing',
	},
	{
		beginning: /^\[(Banned prompt detected|TTAPI prompt filter)\]/i,
		advice: 'Reword the prompt before running it again: repeated violations can cost quota',
		isViolation: true,
	},
	{
		beginning: /^\[(Image denied|TTAPI image filter)\]/i,
		advice: 'Use another picture before running it again: repeated violations can cost quota',
		isViolation: true,
	},
	{
		beginning: /^\[Invalid parameter\]/i,
		advice:
			'Correct the flags in the prompt (for example "--ar 16:9" with a space and "--v 7" with dashes) and run the item again',
		isViolation: true,
	},
	{
		beginning: /^\[Invalid link!?\]/i,
		advice: 'Use a direct, public link to the picture in the prompt and run the item again',
		isViolation: true,
	},
	{
		beginning: /^\[Invalid prompt\]/i,
		advice: 'Correct the prompt and run the item again',
		isViolation: true,
	},
	{ beginning: /rate limit/i, advice: 'Run the item again later: a failed job costs nothing' },
];

function textOf(message: string): FailureText | undefined {
	return TEXTS.find(({ beginning }) => beginning.test(message));
}

/** Whether TTAPI counts a job that failed with this message as a violation. */
export function countsAsViolation(message: string): boolean {
	return textOf(message)?.isViolation === true;
}

const TRY_AGAIN =
	'TTAPI returns the quota of a failed job, so run the item again; if it keeps failing, check the prompt';

/** The failure of an item whose job ended FAILED. */
export function jobFailure(job: Job): Failure {
	const advice = textOf(job.message)?.advice ?? TRY_AGAIN;
	return failure('jobFailed', 'The job ended FAILED', advice, {
		jobId: job.jobId,
		status: job.status,
		ttapiMessage: job.message,
	});
}
