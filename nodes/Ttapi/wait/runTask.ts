import type { Watched } from '../job/schedule';
import type { JobHandle, Submission } from '../job/submission';
import type { BatchPolicy, Shared, Task } from './batch';
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
		case 'final':
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

/** The job of an item: the one that an earlier try of this run submitted, else a new one. */
async function start(
	{ submission, patience, known }: Task & { kind: 'submit' },
	index: number,
	shared: Shared,
): Promise<
	{ kind: 'started'; handle: JobHandle; callsBack: boolean } | (Outcome & { kind: 'failed' })
> {
	if (known !== undefined) {
		const { jobId, family, callsBack } = known;
		return { kind: 'started', handle: { jobId, family }, callsBack };
	}
	const outcome = await submit(submission, patience.maxWaitSeconds, shared);
	if (outcome.kind === 'failed') return outcome;
	const handle = { jobId: outcome.jobId, family: submission.family };
	shared.ports.taken?.(index, handle);
	return { kind: 'started', handle, callsBack: true };
}
