import { failure, type Failure } from '../job/failure';
import { isFinished } from '../job/job';
import { jobFailure } from '../job/jobFailure';
import type { FetchOutcome } from '../job/readFetch';
import type { JobHandle } from '../job/submission';
import type { Outcome } from './outcome';

/** TTAPI may not know a job everywhere in the first moments after it gave out its id. */
export const GRACE_SECONDS = 15;

/**
 * The outcome that a look settles; undefined when the job has to be asked about again.
 *
 * @param grace whether a job that TTAPI does not know may only be too fresh
 */
export function settle(
	outcome: FetchOutcome,
	{ jobId }: JobHandle,
	grace: boolean,
): Outcome | undefined {
	switch (outcome.kind) {
		case 'job':
			if (!isFinished(outcome.job)) return undefined;
			return outcome.job.status === 'FAILED'
				? { kind: 'failed', failure: jobFailure(outcome.job), job: outcome.job }
				: { kind: 'done', job: outcome.job };
		case 'unknownJob':
			return grace ? undefined : { kind: 'failed', failure: unknownJob(jobId, outcome) };
		case 'denied':
			return { kind: 'failed', failure: { ...outcome.failure, jobId } };
		case 'later':
			return undefined;
	}
}

/** The failure of an item whose job TTAPI does not know. */
export function unknownJob(
	jobId: string,
	{ ttapiMessage, httpStatus }: { ttapiMessage: string; httpStatus: number },
): Failure {
	return failure(
		'unknownJob',
		'TTAPI does not know this job',
		'Check the job ID, and that the credential is of the account that started it',
		{ jobId, ttapiMessage, httpStatus },
	);
}
