import { failure } from '../job/failure';
import type { FetchOutcome } from '../job/readFetch';
import type { JobHandle } from '../job/submission';
import type { Shared } from './batch';
import type { Outcome } from './outcome';
import { persist } from './persist';
import { unknownJob } from './settle';

/** What a look can learn of a job. */
type News = Exclude<FetchOutcome, { kind: 'later' }>;

/** Looks once at a job and gives it in whatever state it is, also when it ended FAILED. */
export async function look(handle: JobHandle, shared: Shared): Promise<Outcome> {
	const { jobId } = handle;
	const outcome = await persist<News>(shared, async () => await shared.ports.fetch(handle));
	switch (outcome.kind) {
		case 'job':
			return { kind: 'open', handle, job: outcome.job };
		case 'unknownJob':
			return { kind: 'failed', failure: unknownJob(jobId, outcome) };
		case 'denied':
			return { kind: 'failed', failure: { ...outcome.failure, jobId } };
		case 'gaveUp': {
			const happened = `The job could not be looked up, since ${outcome.reason}`;
			const toDo = 'The job is not affected: run this item again later';
			return { kind: 'failed', failure: failure('unreachable', happened, toDo, { jobId }) };
		}
	}
}
