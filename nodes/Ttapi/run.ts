import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { callbackUrl } from './callbackUrl';
import { jobClient } from './client';
import { learn, memoryOf, remember, withKnownJobs } from './memory';
import { findOperation } from './operations';
import { nodeError, outputItem, runError } from './output';
import { park } from './park';
import { readPolicy, readWork, withHookUrl, type Work } from './tasks';
import { connect } from './transport';
import { runBatch, type BatchPorts, type Task } from './wait/batch';
import { systemClock } from './wait/clock';
import { jobIdOf, type Outcome } from './wait/outcome';
import { sweep } from './wait/sweep';

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

	const work = readWork(context, operation);
	const policy = readPolicy(context, operation, work);
	if (policy.stopAtFirstFailure) refuseBadInput(context, work);

	const connection = await connect(context);
	if (policy.waitMode === 'callback') {
		const hookUrl = callbackUrl(context, connection.baseUrl);
		work.tasks = work.tasks.map((task) => calledBack(task, hookUrl));
	}
	const memory = memoryOf(context);
	const tasks = withKnownJobs(work.tasks, memory);
	const client: BatchPorts = {
		...jobClient(connection),
		taken: (index, handle) => {
			remember(memory, index, tasks[index], handle);
			context.logger.info(`TTAPI took the job ${handle.jobId}`);
		},
		failed: (index, failure) => learn(memory, index, tasks[index], failure),
	};
	const cancelled = context.getExecutionCancelSignal();
	const outcomes = await runBatch(tasks, policy, client, systemClock, cancelled);
	if (cancelled?.aborted) logWhatGoesOn(context, outcomes);
	else if (policy.waitMode === 'callback') await lookOnce(outcomes, client);
	if (!cancelled?.aborted && policy.stopAtFirstFailure) {
		const error = runError(context.getNode(), outcomes, work.itemIndexes);
		if (error !== undefined) throw error;
	}
	const parks = policy.waitMode === 'callback' && outcomes.some(({ kind }) => kind === 'open');
	if (parks && !cancelled?.aborted) {
		return await park(context, outcomes, work.itemIndexes, longestWait(tasks));
	}
	return outcomes.map((outcome, index) => outputItem(outcome, work.itemIndexes[index]));
}

/** Bad input of one item ends a run that stops on error before anything is sent for the others. */
function refuseBadInput(context: IExecuteFunctions, { tasks, itemIndexes }: Work): void {
	const index = tasks.findIndex(({ kind }) => kind === 'refused');
	const task = tasks[index];
	if (task?.kind === 'refused') {
		throw nodeError(context.getNode(), task.failure, itemIndexes[index]);
	}
}

/** A callback that came before the execution was parked is lost: n8n answered it 409. So look once before. */
async function lookOnce(outcomes: Outcome[], { fetch }: BatchPorts): Promise<void> {
	const open = outcomes.flatMap((outcome) => (outcome.kind === 'open' ? [outcome.handle] : []));
	const { settled } = await sweep(open, fetch, true);
	outcomes.forEach((outcome, index) => {
		const news = outcome.kind === 'open' ? settled.get(outcome.handle.jobId) : undefined;
		if (news !== undefined) outcomes[index] = news;
	});
}

function calledBack(task: Task, hookUrl: string): Task {
	if (task.kind !== 'submit') return task;
	return { ...task, submission: withHookUrl(task.submission, hookUrl) };
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
