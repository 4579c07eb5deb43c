import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { jobClient } from './client';
import { findOperation } from './operations';
import { nodeError, outputItem, runError } from './output';
import { readPolicy, readTasks } from './tasks';
import { connect } from './transport';
import { runBatch } from './wait/batch';
import { systemClock } from './wait/clock';
import { jobIdOf, type Outcome } from './wait/outcome';

/**
 * One run of the node: parameters → tasks → one batch → output items, in the order of the input.
 *
 * @throws NodeOperationError for parameters that cannot be used, before anything is sent
 * @throws NodeApiError for the first item that failed, unless the node continues on error
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operation = findOperation(resource, name);
	if (operation === undefined) {
		const unknown = `There is no operation "${name}" for the resource "${resource}". Choose one from the list.`;
		throw new NodeOperationError(context.getNode(), unknown);
	}

	const tasks = readTasks(context, operation);
	const policy = readPolicy(context, operation, tasks);
	const refused = tasks.findIndex(({ kind }) => kind === 'refused');
	const first = tasks[refused];
	if (first?.kind === 'refused' && policy.stopAtFirstFailure) {
		throw nodeError(context.getNode(), first.failure, refused);
	}

	const ports = jobClient(await connect(context));
	const cancelled = context.getExecutionCancelSignal();
	const outcomes = await runBatch(tasks, policy, ports, systemClock, cancelled);
	// A stopped run still puts out what it has: n8n keeps it with the execution, and so the job ids.
	if (cancelled?.aborted) logWhatGoesOn(context, outcomes);
	else if (policy.stopAtFirstFailure) throwFirstFailure(context, outcomes);
	return outcomes.map(outputItem);
}

function throwFirstFailure(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	const error = runError(context.getNode(), outcomes);
	if (error !== undefined) throw error;
}

/** Stopping an execution does not stop the jobs: TTAPI has no way to cancel one. */
function logWhatGoesOn(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	const jobIds = outcomes.filter(({ kind }) => kind !== 'done').map(jobIdOf);
	const goOn = jobIds.filter((jobId) => jobId !== undefined);
	if (goOn.length === 0) return;
	context.logger.warn(`The execution was stopped; these jobs go on at TTAPI: ${goOn.join(', ')}`);
}
