import { failure, type Failure } from '../job/failure';
import { isFinished, type Job } from '../job/job';
import { jobFailure } from '../job/jobFailure';
import type { FetchOutcome } from '../job/readFetch';
import { backoffSeconds, secondsToNextLook } from '../job/schedule';
import type { JobHandle } from '../job/submission';
import type { Patience, Shared } from './batch';
import type { Outcome } from './outcome';

/** TTAPI may not know a job everywhere in the first moments after it gave out its id. */
const GRACE_SECONDS = 15;

/**
 * Asks TTAPI about one job until it is finished, until the patience ends, or until the run is stopped.
 * Network errors, 429, 5xx and HTML are survived: the job goes on without them.
 *
 * @param justSubmitted whether this run got the job's id just now
 */
export async function watch(
	handle: JobHandle,
	patience: Patience,
	shared: Shared,
	justSubmitted: boolean,
): Promise<Outcome> {
	const { clock, signal } = shared;
	const startedMs = clock.now();
	const elapsedSeconds = () => (clock.now() - startedMs) / 1000;
	let lastJob: Job | undefined;
	let trouble: string | undefined;
	let refusals = 0;

	for (let look = 0; ; look++) {
		if (look > 0 || justSubmitted) {
			const gap = secondsToNextLook({ ...patience, elapsedSeconds: elapsedSeconds() });
			await clock.sleep(Math.min(gap, patience.maxWaitSeconds - elapsedSeconds()), signal);
		}
		await shared.pace.beforeLook(startedMs + patience.maxWaitSeconds * 1000);
		if (signal.aborted) return { kind: 'open', handle, job: lastJob };

		const outcome: FetchOutcome = await shared.ports.fetch(handle);
		const settled = settle(outcome, handle, justSubmitted && elapsedSeconds() < GRACE_SECONDS);
		if (settled !== undefined) return settled;
		trouble = outcome.kind === 'later' ? outcome.reason : undefined;
		if (outcome.kind === 'job') lastJob = outcome.job;
		if (outcome.kind === 'later') {
			refusals = outcome.rateLimited ? refusals + 1 : 0;
			const backoff = outcome.rateLimited ? backoffSeconds(refusals) : 0;
			shared.pace.hold(outcome.retryAfterSeconds ?? backoff);
		}
		if (elapsedSeconds() >= patience.maxWaitSeconds) {
			return {
				kind: 'failed',
				failure: timedOut(handle, patience, lastJob, trouble),
				job: lastJob,
			};
		}
	}
}

/** The outcome that a look settles; undefined when the job has to be asked about again. */
function settle(outcome: FetchOutcome, { jobId }: JobHandle, grace: boolean): Outcome | undefined {
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

function timedOut(
	{ jobId }: JobHandle,
	{ maxWaitSeconds }: Patience,
	job: Job | undefined,
	trouble: string | undefined,
): Failure {
	const status =
		job === undefined ? 'nothing is known of its status' : `its status was ${job.status}`;
	const reason = trouble === undefined ? '' : `; at the last look, ${trouble}`;
	return failure(
		'timedOut',
		`The job was not finished after a Max Wait of ${maxWaitSeconds} s, ${status}${reason}`,
		'It goes on at TTAPI and is billed once it succeeds: get it later, for free, with the operation Job > Get and its job ID',
		{ jobId, status: job?.status },
	);
}
