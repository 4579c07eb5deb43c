import type { Watched } from '../job/schedule';
import type { Job } from '../job/job';
import type { JobHandle, Submission } from '../job/submission';
import { ask } from './ask';
import type { BatchPolicy, Patience, Shared, Task } from './batch';
import { look } from './look';
import type { Outcome } from './outcome';
import { submit } from './submit';
import { watch } from './watch';

/**
 * Does one task to its end, or as far as the batch goes. Never throws.
 *
 * @param submitted told when the task has nothing more to submit
 */
export async function runTask(
	task: Task,
	index: number,
	policy: BatchPolicy,
	shared: Shared,
	submitted: () => void,
): Promise<Outcome> {
	switch (task.kind) {
		case 'refused':
		case 'final':
			return { kind: 'failed', failure: task.failure };
		case 'finished':
			return { kind: 'done', job: task.job };
		case 'look':
			return await look(task.handle, shared);
		case 'ask':
			return await ask(task.question, shared);
		case 'watch': {
			const { handle, patience } = task;
			return left(await watch(handle, patience, shared, { justSubmitted: false }), handle, policy);
		}
	}
	const started = await start(task, index, shared);
	submitted();
	if (started.kind === 'failed') {
		shared.ports.failed?.(index, started.failure);
		return started;
	}
	const { handle } = started;
	if (started.job !== undefined) return { kind: 'done', job: started.job };
	if (policy.waitMode === 'none') return { kind: 'open', handle };
	const watched = await watchSubmitted(task, started, policy, shared);
	const outcome = left(watched, handle, policy);
	const jobFailed = outcome.kind === 'failed' && outcome.failure.kind === 'jobFailed';
	if (outcome.kind === 'failed') shared.ports.failed?.(index, outcome.failure);
	if (jobFailed || outcome.kind === 'done') shared.room.jobEnded();
	return outcome;
}

/** A job that takes no longer than this is not worth parking for. */
const MOMENT_SECONDS = 5;

/** Watches a job to its end, or as long as the wait mode has it. */
async function watchSubmitted(
	{ submission, patience }: Task & { kind: 'submit' },
	{ handle, callsBack }: Started,
	{ waitMode }: BatchPolicy,
	shared: Shared,
): Promise<Outcome> {
	const mode = modeOf(submission);
	if (waitMode !== 'callback' || !callsBack) {
		return await watch(handle, patience, shared, { justSubmitted: true, mode });
	}
	if (!submission.momentary) {
		const { leave } = shared;
		return await watch(handle, patience, shared, { justSubmitted: true, mode, leave });
	}
	const maxWaitSeconds = Math.min(MOMENT_SECONDS, patience.maxWaitSeconds);
	const brief: Patience = { ...patience, maxWaitSeconds };
	const outcome = await watch(handle, brief, shared, { justSubmitted: true, mode });
	const isOpen = outcome.kind === 'failed' && outcome.failure.kind === 'timedOut';
	return isOpen ? { kind: 'open', handle, job: outcome.job } : outcome;
}

/** Where nobody can wait any longer, a job that goes on is left to itself and is no failure. */
function left(outcome: Outcome, handle: JobHandle, { leaveUnfinished }: BatchPolicy): Outcome {
	if (!leaveUnfinished || outcome.kind !== 'failed') return outcome;
	const { failure, job } = outcome;
	return failure.kind === 'timedOut' ? { kind: 'open', handle, job, timedOut: failure } : outcome;
}

/** The speed that a submission asks for, or has by itself; null where it is not known. */
function modeOf({ body: { mode }, momentary }: Submission): Watched['mode'] {
	if (momentary) return 'momentary';
	return mode === 'fast' || mode === 'relax' || mode === 'turbo' ? mode : null;
}

interface Started {
	kind: 'started';
	handle: JobHandle;
	callsBack: boolean;
	/** What was asked for, when TTAPI has told it at once. */
	job?: Job;
}

/** The job of an item: the one that an earlier try of this run submitted, else a new one. */
async function start(
	{ submission, patience, known }: Task & { kind: 'submit' },
	index: number,
	shared: Shared,
): Promise<Started | (Outcome & { kind: 'failed' })> {
	if (known !== undefined) {
		const { callsBack, ...handle } = known;
		return { kind: 'started', handle, callsBack };
	}
	const outcome = await submit(submission, patience.maxWaitSeconds, shared);
	if (outcome.kind === 'failed') return outcome;
	const { family, follows } = submission;
	const seedOf = follows?.asksFor === 'seed' ? { seedOf: follows.jobId } : {};
	const handle: JobHandle = { jobId: outcome.jobId, family, ...seedOf };
	shared.ports.taken?.(index, handle);
	return { kind: 'started', handle, callsBack: true, job: outcome.job };
}
