import { failure, type Failure } from '../job/failure';
import type { Job } from '../job/job';
import type { FetchOutcome } from '../job/readFetch';
import { backoffSeconds, secondsToNextLook, type Sighting, type Watched } from '../job/schedule';
import type { JobHandle } from '../job/submission';
import type { Patience, Shared } from './batch';
import type { Outcome } from './outcome';
import { GRACE_SECONDS, settle } from './settle';

/** However long TTAPI asks to wait after a look: looks are free, and the other jobs of the batch wait as well. */
const LONGEST_HOLD_SECONDS = 60;

/** How many of its own looks a watch learns from. */
const SIGHTINGS = 8;

/** How one job is watched. */
export interface Watching {
	/** Whether this run got the job's id just now. */
	justSubmitted: boolean;
	/** The speed that was paid for, when it is known. */
	mode?: Watched['mode'];
	/** Ends the watch before the job does; by default when the batch stops. */
	leave?: AbortSignal;
}

/**
 * Asks TTAPI about one job until it is finished, until the patience ends, or until the run is stopped.
 * Network errors, 429, 5xx and HTML are survived: the job goes on without them.
 *
 * Gives up before the end, with the job still open, when `leave` is aborted.
 */
export async function watch(
	handle: JobHandle,
	patience: Patience,
	shared: Shared,
	{ justSubmitted, mode = null, leave = shared.signal }: Watching,
): Promise<Outcome> {
	const { clock } = shared;
	const startedMs = clock.now();
	const elapsedSeconds = () => (clock.now() - startedMs) / 1000;
	let lastJob: Job | undefined;
	let trouble: string | undefined;
	let failures = 0;
	let sightings: Sighting[] = [];

	for (let look = 0; ; look++) {
		if (look > 0 || justSubmitted) {
			const planned = secondsToNextLook({
				pollIntervalSeconds: patience.pollIntervalSeconds,
				elapsedSeconds: elapsedSeconds(),
				mode,
				sightings,
				random: Math.random(),
			});
			// A TTAPI that cannot answer is not asked every second, however near the end of the job may be.
			const backoff = failures === 0 ? 0 : backoffSeconds(failures);
			const gap = Math.max(planned, Math.min(backoff, patience.pollIntervalSeconds));
			await clock.sleep(Math.min(gap, patience.maxWaitSeconds - elapsedSeconds()), leave);
		}
		if (leave.aborted) return { kind: 'open', handle, job: lastJob };
		await shared.pace.beforeLook(startedMs + patience.maxWaitSeconds * 1000, leave);
		if (leave.aborted) return { kind: 'open', handle, job: lastJob };

		const outcome: FetchOutcome = await shared.ports.fetch(handle);
		const settled = settle(outcome, handle, justSubmitted && elapsedSeconds() < GRACE_SECONDS);
		if (settled !== undefined) return settled;
		trouble = outcome.kind === 'later' ? outcome.reason : undefined;
		if (outcome.kind === 'job') {
			lastJob = outcome.job;
			const sighting = { elapsedSeconds: elapsedSeconds(), progress: lastJob.progress };
			sightings = [...sightings, sighting].slice(-SIGHTINGS);
		}
		failures = outcome.kind === 'later' ? failures + 1 : 0;
		if (outcome.kind === 'later') {
			// A rate limit holds for the whole account, any other trouble for this job alone.
			const backoff = outcome.rateLimited ? backoffSeconds(failures) : 0;
			shared.pace.hold(Math.min(LONGEST_HOLD_SECONDS, outcome.retryAfterSeconds ?? backoff));
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
		'It goes on at TTAPI and is billed once it succeeds: get it later, for free, with the operation Job > Wait and its job ID',
		{ jobId, status: job?.status },
	);
}
