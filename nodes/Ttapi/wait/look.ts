import { failure } from '../job/failure';
import type { FetchOutcome } from '../job/readFetch';
import { backoffSeconds } from '../job/schedule';
import type { JobHandle } from '../job/submission';
import type { Shared } from './batch';
import type { Outcome } from './outcome';
import { unknownJob } from './settle';

/** A look that brings no news is repeated: looks are free, and most faults pass within seconds. */
const TRIES = 3;

/** The longest pause before a try, however long TTAPI asks for: somebody waits for the answer. */
const LONGEST_PAUSE_SECONDS = 60;

/** Looks once at a job and gives it in whatever state it is, also when it ended FAILED. */
export async function look(handle: JobHandle, shared: Shared): Promise<Outcome> {
	const { jobId } = handle;
	let reason = 'the run was stopped before the first look';
	for (let attempt = 1; attempt <= TRIES && !shared.signal.aborted; attempt++) {
		await shared.pace.beforeLook(shared.clock.now() + LONGEST_PAUSE_SECONDS * 1000);
		if (shared.signal.aborted) break;
		const outcome: FetchOutcome = await shared.ports.fetch(handle);
		switch (outcome.kind) {
			case 'job':
				return { kind: 'open', handle, job: outcome.job };
			case 'unknownJob':
				return { kind: 'failed', failure: unknownJob(jobId, outcome) };
			case 'denied':
				return { kind: 'failed', failure: { ...outcome.failure, jobId } };
			case 'later':
				reason = outcome.reason;
				if (attempt < TRIES) shared.pace.hold(outcome.retryAfterSeconds ?? backoffSeconds(attempt));
		}
	}
	const toDo = 'The job is not affected: run this item again later';
	return {
		kind: 'failed',
		failure: failure('unreachable', `The job could not be looked up, since ${reason}`, toDo, {
			jobId,
		}),
	};
}
