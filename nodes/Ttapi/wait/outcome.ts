import type { Failure } from '../job/failure';
import type { Job } from '../job/job';
import type { JsonObject } from '../job/json';
import type { JobHandle } from '../job/submission';

/** What became of one item of a batch. */
export type Outcome =
	/** Its job succeeded. */
	| { kind: 'done'; job: Job }
	/** Its job exists and was not waited for, or not to the end; `job` as last seen, `timedOut` why it was left. */
	| { kind: 'open'; handle: JobHandle; job?: Job; timedOut?: Failure }
	/** What a free question brought, an output item each. */
	| { kind: 'answered'; items: JsonObject[] }
	/** `job` as last seen, when there is one. */
	| { kind: 'failed'; failure: Failure; job?: Job };

/** The id of the item's job, when it has one. */
export function jobIdOf(outcome: Outcome): string | undefined {
	switch (outcome.kind) {
		case 'done':
			return outcome.job.jobId;
		case 'open':
			return outcome.handle.jobId;
		case 'failed':
			return outcome.failure.jobId;
		case 'answered':
			return undefined;
	}
}
