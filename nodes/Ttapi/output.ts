import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Failure } from './job/failure';
import type { Destination } from './pictures/delivery';
import { jobIdOf, type Outcome } from './wait/outcome';

/** The output items of one outcome, mostly a single one; `pairedItem` links them to the input item they came from. */
export function outputItems(outcome: Outcome, itemIndex: number): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	return outputJson(outcome).map((json) => ({ json, pairedItem }));
}

function outputJson(outcome: Outcome): IDataObject[] {
	switch (outcome.kind) {
		case 'done':
			return [outcome.job];
		case 'open':
			return [openJson(outcome)];
		case 'answered':
			return outcome.items;
		case 'failed':
			return [errorJson(outcome.failure)];
	}
}

function openJson({ job, handle, timedOut }: Outcome & { kind: 'open' }): IDataObject {
	const known = job ?? { jobId: handle.jobId, status: 'PENDING_QUEUE' };
	if (timedOut === undefined) return known;
	return { ...known, timedOut: true, message: timedOut.message };
}

/** Exactly the two keys by which n8n sends an item to the error output, and no others. */
function errorJson({ message, ...known }: Failure): IDataObject {
	const { jobId = null, status = null, ...more } = known;
	return { error: message, details: { jobId, status, ...more } };
}

/**
 * The error that ends the run, for the first item that failed. The ids of all other jobs of the run are
 * in its description: they may be billed, and nothing else would name them.
 */
export function runError(
	node: INode,
	outcomes: readonly Outcome[],
	destinations: readonly Destination[],
): NodeApiError | NodeOperationError | undefined {
	const index = outcomes.findIndex(
		(outcome) => outcome.kind === 'failed' && outcome.failure.kind !== 'stopped',
	);
	const failed = outcomes[index];
	if (failed?.kind !== 'failed') return undefined;
	const error = nodeError(node, failed.failure, destinations[index].itemIndex);
	const others = outcomes
		.map(jobIdOf)
		.filter((id) => id !== undefined && id !== failed.failure.jobId);
	error.context.jobIds = outcomes.map((outcome) => jobIdOf(outcome) ?? null);
	if (others.length > 0) {
		error.description = `Other jobs of this run, which go on at TTAPI and can be had with Job > Wait: ${others.join(', ')}`;
	}
	return error;
}

/** A failure as the error that n8n shows. */
export function nodeError(
	node: INode,
	{ kind, message, httpStatus, jobId, status }: Failure,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const error =
		kind === 'badInput'
			? new NodeOperationError(node, message, { itemIndex })
			: new NodeApiError(node, {}, { message, httpCode: httpStatus?.toString(), itemIndex });
	// n8n replaces a message that happens to contain the name of a network fault: ours is complete.
	error.message = message;
	error.messages = [];
	error.description = undefined;
	Object.assign(error.context, { itemIndex, jobId, status });
	return error;
}
