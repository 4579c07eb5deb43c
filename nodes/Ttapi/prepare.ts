import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isAiTool } from './aiTool';
import { callbackUrl } from './callbackUrl';
import { withKnownJobs, type Memory } from './memory';
import type { Operation } from './operations/operation';
import { nodeError } from './output';
import { jobClient } from './client';
import { withHookUrl } from './tasks';
import { readPolicy, readWork, type Work } from './work';
import { connect, type Connection } from './transport';
import type { BatchPolicy, Task } from './wait/batch';

/** Everything that has to be known before the first request. */
export interface Prepared extends Work {
	policy: BatchPolicy;
	connection: Connection;
}

/**
 * Reads everything that a run needs, and refuses what cannot work.
 *
 * @throws NodeOperationError when something cannot be used, before anything is sent
 */
export async function prepare(
	context: IExecuteFunctions,
	operation: Operation,
	memory: Memory,
): Promise<Prepared> {
	const connection = await connect(context);
	const { tasks, destinations } = await readWork(context, operation, jobClient(connection).fetch);
	const policy = readPolicy(context, operation, { tasks, destinations });
	if (policy.stopAtFirstFailure) refuseBadInput(context, { tasks, destinations });

	if (operation.kind === 'submit' && isAiTool(context) && context.getNode().retryOnFail) {
		throw new NodeOperationError(
			context.getNode(),
			'As an AI tool the node cannot remember what an earlier try has paid for. Switch Retry On Fail off in its settings. Nothing was sent.',
		);
	}
	if (policy.waitMode !== 'callback') {
		return {
			tasks: withKnownJobs(tasks, memory, isAiTool(context)),
			destinations,
			policy,
			connection,
		};
	}
	const hookUrl = callbackUrl(context, connection.baseUrl);
	const calledBack = tasks.map((task) => withHookUrlOf(task, hookUrl));
	return { tasks: withKnownJobs(calledBack, memory, false), destinations, policy, connection };
}

/** Bad input of one item ends a run that stops on error before anything is sent for the others. */
function refuseBadInput(context: IExecuteFunctions, { tasks, destinations }: Work): void {
	const index = tasks.findIndex(({ kind }) => kind === 'refused');
	const task = tasks[index];
	if (task?.kind === 'refused') {
		throw nodeError(context.getNode(), task.failure, destinations[index].itemIndex);
	}
}

function withHookUrlOf(task: Task, hookUrl: string): Task {
	if (task.kind !== 'submit') return task;
	return { ...task, submission: withHookUrl(task.submission, hookUrl) };
}
