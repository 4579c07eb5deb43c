import type { Job, JobStatus } from '../job/job';
import { isFinished } from '../job/job';
import type { FetchOutcome } from '../job/readFetch';

/** What is done about a callback: the rows of the trigger's table, each with its HTTP answer. */
export type Verdict =
	/** 200, and the workflow starts with this job. */
	| { kind: 'start'; job: Job }
	/** 200, and nothing happens. */
	| { kind: 'ignore'; why: string }
	/** 400: the body names no job. */
	| { kind: 'reject'; why: string }
	/** 403: TTAPI does not confirm what the caller says. */
	| { kind: 'forbid'; why: string }
	/** 503: nobody could be asked, so TTAPI should notify again. */
	| { kind: 'askAgain'; why: string };

export const HTTP_STATUS: Readonly<Record<Exclude<Verdict['kind'], 'start'>, number>> = {
	ignore: 200,
	reject: 400,
	forbid: 403,
	askAgain: 503,
};

/** What the user wants to be started by. */
export interface Filter {
	events: readonly JobStatus[];
	/** Empty for all. */
	actions: readonly string[];
}

/** Whether a job that is known for sure starts the workflow. */
export function sift(job: Job, { events, actions }: Filter): Verdict {
	if (!events.includes(job.status)) return { kind: 'ignore', why: `${job.status} is filtered out` };
	if (actions.length > 0 && !actions.includes(job.action ?? '')) {
		return { kind: 'ignore', why: `the action ${job.action ?? 'unknown'} is filtered out` };
	}
	return { kind: 'start', job };
}

/** Whether TTAPI says that the job is still running although the caller says that it is finished. */
export function isBehind(outcome: FetchOutcome): boolean {
	return outcome.kind === 'job' && !isFinished(outcome.job);
}

/** Holds what the caller claims against what TTAPI says when asked by id: only the latter goes on. */
export function confirm(claimed: Job, outcome: FetchOutcome, filter: Filter): Verdict {
	switch (outcome.kind) {
		case 'job':
			return outcome.job.status === claimed.status
				? sift(outcome.job, filter)
				: { kind: 'forbid', why: 'TTAPI says something else about this job' };
		case 'unknownJob':
			return { kind: 'forbid', why: 'TTAPI does not know this job' };
		case 'later':
			return { kind: 'askAgain', why: outcome.reason };
		case 'denied':
			return { kind: 'askAgain', why: outcome.failure.message };
	}
}
