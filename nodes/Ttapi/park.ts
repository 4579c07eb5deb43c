import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { failure } from './job/failure';
import { memoryOf } from './memory';
import { outputItems } from './output';
import type { Destination } from './pictures/delivery';
import { PARKED_RUNS } from './resume';
import type { Outcome } from './wait/outcome';

/**
 * Parks the execution until TTAPI's callbacks have come, or until the deadline. It holds no worker.
 *
 * At the deadline n8n does not run the node again: it passes on what the input items are then. So they are
 * replaced here, on purpose, by what is known of the jobs: that is how the job ids survive the deadline, and
 * a restart of n8n before it. Each gets a new `json`, since the old one belongs to the node before.
 *
 * @param maxWaitSeconds from now to the deadline
 */
export async function park(
	context: IExecuteFunctions,
	outcomes: Outcome[],
	destinations: Destination[],
	maxWaitSeconds: number,
): Promise<INodeExecutionData[]> {
	const parkedMs = Date.now();
	memoryOf(context).parked = { parkedMs, outcomes, destinations };
	PARKED_RUNS.forget(context.getExecutionId());
	const toErrorOutput = context.getNode().onError === 'continueErrorOutput';
	const items = context.getInputData();
	outcomes.forEach((outcome, index) => {
		items[destinations[index].itemIndex].json = atDeadline(outcome, maxWaitSeconds, toErrorOutput);
	});
	await context.putExecutionToWait(new Date(parkedMs + maxWaitSeconds * 1000));
	return [{ json: {} }];
}

/** What the workflow goes on with at the deadline, for an item whose job is as it was when it was parked. */
function atDeadline(outcome: Outcome, maxWaitSeconds: number, toErrorOutput: boolean) {
	if (outcome.kind !== 'open') return outputItems(outcome, 0)[0].json;
	const { jobId } = outcome.handle;
	const status = outcome.job?.status ?? 'PENDING_QUEUE';
	if (!toErrorOutput) return { jobId, status, timedOut: true };
	const { message } = failure(
		'timedOut',
		`TTAPI did not announce the end of all jobs within a Max Wait of ${maxWaitSeconds} s`,
		'The job may be finished by now: get it, for free, with the operation Job > Wait and its job ID',
		{ jobId },
	);
	return { error: message, details: { jobId, status, kind: 'timedOut', timedOut: true } };
}
