/*
 * One run of the node is one batch. It has as many lanes as jobs may be in flight; each lane takes the
 * next item, submits it, waits for its job and takes the next one.
 *
 * Rules that must not regress:
 * - an item is submitted by exactly one lane, and sent again only as wait/submit.ts allows;
 * - when the batch stops (a failure ends the run, or the user stops it), nothing new is submitted, but a
 *   submit that is under way is waited for, since its answer holds the id of a job that may be billed.
 */
import type { Failure } from '../job/failure';
import type { FetchOutcome } from '../job/readFetch';
import type { SubmitOutcome } from '../job/readSubmit';
import type { JobHandle, Submission } from '../job/submission';
import type { Clock } from './clock';
import { look } from './look';
import type { Outcome } from './outcome';
import { Pace } from './pace';
import { QueueRoom } from './queueRoom';
import { notStarted, submit } from './submit';
import { watch } from './watch';

/** How long the user is willing to wait, in seconds, for one job. */
export interface Patience {
	maxWaitSeconds: number;
	/** The longest gap between two looks at the job. */
	pollIntervalSeconds: number;
}

/** What is to be done for one item. */
export type Task =
	| { kind: 'submit'; submission: Submission; patience: Patience }
	| { kind: 'watch'; handle: JobHandle; patience: Patience }
	| { kind: 'look'; handle: JobHandle }
	/** Nothing: it failed before anything could be sent. */
	| { kind: 'refused'; failure: Failure };

export interface BatchPolicy {
	/** Jobs that may be unfinished at a time; without waiting, submits under way at a time. */
	maxInFlight: number;
	/** Whether to wait for the jobs (`poll`) or to be content with their ids (`none`). */
	waitMode: 'poll' | 'none';
	/** Whether the first failure ends the batch, as n8n's On Error "Stop Workflow" wants it. */
	stopAtFirstFailure: boolean;
}

/** The two things that TTAPI can be asked; neither throws. */
export interface BatchPorts {
	submit(submission: Submission, maxWaitSeconds: number): Promise<SubmitOutcome>;
	fetch(handle: JobHandle): Promise<FetchOutcome>;
}

/** What the lanes of a batch have in common. */
export interface Shared {
	clock: Clock;
	ports: BatchPorts;
	pace: Pace;
	room: QueueRoom;
	/** Aborted when the batch stops. */
	signal: AbortSignal;
}

/**
 * Does all tasks together and gives their outcomes in the order of the tasks. Never throws.
 *
 * @param cancelled aborted when the user stops the execution
 */
export async function runBatch(
	tasks: readonly Task[],
	policy: BatchPolicy,
	ports: BatchPorts,
	clock: Clock,
	cancelled?: AbortSignal,
): Promise<Outcome[]> {
	const stop = new AbortController();
	const stopNow = () => stop.abort();
	if (cancelled?.aborted) stopNow();
	cancelled?.addEventListener('abort', stopNow, { once: true });
	const { signal } = stop;
	const shared: Shared = {
		clock,
		ports,
		signal,
		pace: new Pace(clock, signal),
		room: new QueueRoom(clock, signal),
	};

	const outcomes: Outcome[] = tasks.map(() => ({ kind: 'failed', failure: notStarted() }));
	let next = 0;
	const lane = async () => {
		while (next < tasks.length && !signal.aborted) {
			const index = next++;
			const outcome = await runTask(tasks[index], policy, shared);
			outcomes[index] = outcome;
			if (outcome.kind === 'failed' && policy.stopAtFirstFailure) stopNow();
		}
	};
	const lanes = Math.min(policy.maxInFlight, tasks.length);
	await Promise.all(Array.from({ length: lanes }, lane));
	cancelled?.removeEventListener('abort', stopNow);
	return outcomes;
}

async function runTask(task: Task, { waitMode }: BatchPolicy, shared: Shared): Promise<Outcome> {
	if (task.kind === 'refused') return { kind: 'failed', failure: task.failure };
	if (task.kind === 'look') return await look(task.handle, shared);
	if (task.kind === 'watch') return await watch(task.handle, task.patience, shared, false);

	const { submission, patience } = task;
	const submitted = await submit(submission, patience.maxWaitSeconds, shared);
	if (submitted.kind === 'failed') return submitted;
	const handle = { jobId: submitted.jobId, family: submission.family };
	if (waitMode === 'none') return { kind: 'open', handle };
	const outcome = await watch(handle, patience, shared, true);
	const ended =
		outcome.kind === 'done' || (outcome.kind === 'failed' && outcome.failure.kind === 'jobFailed');
	if (ended) shared.room.jobEnded();
	return outcome;
}
