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
import type { HttpReply } from '../job/httpReply';
import type { Job } from '../job/job';
import type { FetchOutcome } from '../job/readFetch';
import type { SubmitOutcome } from '../job/readSubmit';
import type { JobHandle, Submission } from '../job/submission';
import type { FreeRequest, Question } from './ask';
import type { Clock } from './clock';
import type { Outcome } from './outcome';
import { Pace } from './pace';
import { QueueRoom } from './queueRoom';
import { runTask } from './runTask';
import { notStarted } from './submit';

/** How long the user is willing to wait, in seconds, for one job. */
export interface Patience {
	maxWaitSeconds: number;
	/** The longest gap between two looks at the job. */
	pollIntervalSeconds: number;
}

/** What is to be done for one item. */
export type Task =
	| { kind: 'submit'; submission: Submission; patience: Patience; known?: KnownJob }
	| { kind: 'watch'; handle: JobHandle; patience: Patience }
	| { kind: 'look'; handle: JobHandle }
	/** A free question that concerns no single job. */
	| { kind: 'ask'; question: Question }
	/** Nothing: its job has succeeded already. */
	| { kind: 'finished'; job: Job }
	/** Nothing: it failed before anything could be sent. */
	| { kind: 'refused'; failure: Failure }
	/** Nothing: an earlier try of this run failed in a way that must not be repeated. */
	| { kind: 'final'; failure: Failure };

/** The job that an earlier try of this run submitted for an item: it is not paid for again. */
export interface KnownJob extends JobHandle {
	/** Whether TTAPI will call this execution when it is done. */
	callsBack: boolean;
}

export interface BatchPolicy {
	/** Jobs that may be unfinished at a time; without waiting, submits under way at a time. */
	maxInFlight: number;
	/**
	 * Whether to wait for the jobs (`poll`), to be content with their ids (`none`), or to wait only until
	 * the last item is submitted and to leave the rest to TTAPI's callbacks (`callback`).
	 */
	waitMode: WaitMode;
	/** Whether the first failure ends the batch, as n8n's On Error "Stop Workflow" wants it. */
	stopAtFirstFailure: boolean;
	/** Whether a job that is not finished after Max Wait is no failure: it comes out with its id, to be asked about later. */
	leaveUnfinished: boolean;
}

export type WaitMode = 'poll' | 'callback' | 'none';

/** What the batch needs of the world; nothing of it throws. */
export interface BatchPorts {
	submit(submission: Submission, maxWaitSeconds: number): Promise<SubmitOutcome>;
	fetch(handle: JobHandle): Promise<FetchOutcome>;
	/** Sends a request that is free and may be repeated. */
	read?(request: FreeRequest): Promise<HttpReply>;
	/** Told at once, before anything else happens, that TTAPI took the job of a task. */
	taken?(taskIndex: number, handle: JobHandle): void;
	/** Told why a task that was to be submitted has come to nothing; a further try may depend on it. */
	failed?(taskIndex: number, failure: Failure): void;
}

/** What the lanes of a batch have in common. */
export interface Shared {
	clock: Clock;
	ports: BatchPorts;
	pace: Pace;
	room: QueueRoom;
	/** Aborted when the batch stops. */
	signal: AbortSignal;
	/** Aborted when the batch stops, or when nothing is left to submit and callbacks take over. */
	leave: AbortSignal;
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
	const leave = new AbortController();
	signal.addEventListener('abort', () => leave.abort(), { once: true });
	const shared: Shared = {
		clock,
		ports,
		signal,
		leave: leave.signal,
		pace: new Pace(clock, signal),
		room: new QueueRoom(clock, signal),
	};

	const outcomes: Outcome[] = tasks.map(() => ({ kind: 'failed', failure: notStarted() }));
	let unsubmitted = tasks.filter(({ kind }) => kind === 'submit').length;
	const submitted = () => {
		unsubmitted--;
		if (unsubmitted === 0 && policy.waitMode === 'callback') leave.abort();
	};
	let next = 0;
	const lane = async () => {
		while (next < tasks.length && !signal.aborted) {
			const index = next++;
			const outcome = await runTask(tasks[index], index, policy, shared, submitted);
			outcomes[index] = outcome;
			if (outcome.kind === 'failed' && policy.stopAtFirstFailure) stopNow();
		}
	};
	const lanes = Math.min(policy.maxInFlight, tasks.length);
	await Promise.all(Array.from({ length: lanes }, lane));
	cancelled?.removeEventListener('abort', stopNow);
	return outcomes;
}
