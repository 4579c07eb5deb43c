import type { Watched } from '../job/schedule';
import type { JobHandle, Submission } from '../job/submission';
import type { BatchPolicy, KnownJob, Shared, Task } from './batch';
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
	{ waitMode }: BatchPolicy,
	shared: Shared,
	submitted: () => void,
): Promise<Outcome> {
	switch (task.kind) {
		case 'refused':
		case 'lost':
			return { kind: 'failed', failure: task.failure };
		case 'finished':
			return { kind: 'done', job: task.job };
		case 'look':
			return await look(task.handle, shared);
		case 'watch':
			return await watch(task.handle, task.patience, shared, { justSubmitted: false });
	}
	const started = await start(task, index, shared);
	submitted();
	if (started.kind === 'failed') {
		shared.ports.failed?.(index, started.failure);
		return started;
	}
	const { handle, callsBack } = started;
	if (waitMode === 'none') return { kind: 'open', handle };
	const leave = waitMode === 'callback' && callsBack ? shared.leave : shared.signal;
	const mode = modeOf(task.submission);
	const outcome = await watch(handle, task.patience, shared, { justSubmitted: true, mode, leave });
	const jobFailed = outcome.kind === 'failed' && outcome.failure.kind === 'jobFailed';
	if (outcome.kind === 'failed') shared.ports.failed?.(index, outcome.failure);
	if (jobFailed || outcome.kind === 'done') shared.room.jobEnded();
	return outcome;
}

/** The speed that a submission asks for; null where it has none. */
function modeOf({ body: { mode } }: Submission): Watched['mode'] {
	return mode === 'fast' || mode === 'relax' || mode === 'turbo' ? mode : null;
}

/** Whether a job of an earlier try has ended FAILED meanwhile: it cost nothing, and the item may be submitted again. */
async function hasFailed(known: KnownJob, { ports, signal }: Shared): Promise<boolean> {
	if (signal.aborted) return false;
	const look = await ports.fetch(known);
	return look.kind === 'job' && look.job.status === 'FAILED';
}

/** The job of an item: the one that an earlier try of this run submitted, else a new one. */
async function start(
	{ submission, patience, known }: Task & { kind: 'submit' },
	index: number,
	shared: Shared,
): Promise<
	{ kind: 'started'; handle: JobHandle; callsBack: boolean } | (Outcome & { kind: 'failed' })
> {
	if (known !== undefined && !(await hasFailed(known, shared))) {
		const { jobId, family, callsBack } = known;
		return { kind: 'started', handle: { jobId, family }, callsBack };
	}
	const outcome = await submit(submission, patience.maxWaitSeconds, shared);
	if (outcome.kind === 'failed') return outcome;
	const handle = { jobId: outcome.jobId, family: submission.family };
	shared.ports.taken?.(index, handle);
	return { kind: 'started', handle, callsBack: true };
}
