import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { jobClient } from './client';
import { show } from './hints/hint';
import { hintsOfRun } from './hints/ofRun';
import { learn, memoryOf, remember } from './memory';
import { findOperation } from './operations';
import { runError } from './output';
import { park } from './park';
import { deliver } from './pictures/deliver';
import { prepare } from './prepare';
import { runBatch, type BatchPorts, type Task } from './wait/batch';
import { systemClock } from './wait/clock';
import { jobIdOf, type Outcome } from './wait/outcome';
import { sweep } from './wait/sweep';

/** For what TTAPI answers at once. */
const READ_TIMEOUT_SECONDS = 30;

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

	const memory = memoryOf(context);
	const prepared = await prepare(context, operation, memory);
	const { tasks, destinations, policy, connection } = prepared;
	const client: BatchPorts = {
		...jobClient(connection),
		read: async (request) =>
			await connection.send({ ...request, timeoutSeconds: READ_TIMEOUT_SECONDS }),
		taken: (index, handle) => {
			remember(memory, index, tasks[index], handle);
			context.logger.info(`TTAPI took the job ${handle.jobId}`);
		},
		failed: (index, failure) => learn(memory, index, tasks[index], failure),
	};
	const cancelled = context.getExecutionCancelSignal();
	const outcomes = await runBatch(tasks, policy, client, systemClock, cancelled);
	const output = async () => await deliver(context, outcomes, destinations, cancelled);
	const callbacks = policy.waitMode === 'callback';
	if (callbacks && !cancelled?.aborted) await lookOnce(outcomes, client);
	if (cancelled?.aborted) {
		logWhatGoesOn(context, outcomes);
		return await output();
	}
	if (policy.stopAtFirstFailure) {
		const error = runError(context.getNode(), outcomes, destinations);
		if (error !== undefined) throw error;
	}
	if (!callbacks || outcomes.every(({ kind }) => kind !== 'open')) {
		show(context, () => hintsOfRun(operation, prepared, outcomes, context.getMode() === 'manual'));
		return await output();
	}
	return await park(context, outcomes, destinations, longestWait(tasks));
}

/** A callback that came before the execution was parked is lost: n8n refuses it. So look once before. */
async function lookOnce(outcomes: Outcome[], { fetch, failed }: BatchPorts): Promise<void> {
	const open = outcomes.flatMap((outcome) => (outcome.kind === 'open' ? [outcome.handle] : []));
	const { settled } = await sweep(open, fetch, true);
	outcomes.forEach((outcome, index) => {
		const news = outcome.kind === 'open' ? settled.get(outcome.handle.jobId) : undefined;
		if (news !== undefined) outcomes[index] = news;
		if (news?.kind === 'failed') failed?.(index, news.failure);
	});
}

function longestWait(tasks: readonly Task[]): number {
	const waits = tasks.map((task) => ('patience' in task ? task.patience.maxWaitSeconds : 0));
	return waits.reduce((longest, wait) => Math.max(longest, wait), 0);
}

/** Stopping an execution does not stop the jobs: TTAPI has no way to cancel one. */
function logWhatGoesOn(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	const jobIds = outcomes.filter(({ kind }) => kind !== 'done').map(jobIdOf);
	const goOn = jobIds.filter((jobId) => jobId !== undefined);
	if (goOn.length === 0) return;
	context.logger.warn(`The execution was stopped; these jobs go on at TTAPI: ${goOn.join(', ')}`);
}
