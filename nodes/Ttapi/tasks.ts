import type { IExecuteFunctions } from 'n8n-workflow';
import { failure, type Failure } from './job/failure';
import { isJsonObject } from './job/json';
import { readJob, textsIn } from './job/readJob';
import type { JobHandle, Submission } from './job/submission';
import {
	readHookUrl,
	readMaxInFlight,
	readPatience,
	readWaitMode,
} from './operations/fields/waiting';
import type { Operation } from './operations/operation';
import { BadParameter, Parameters } from './operations/parameters';
import type { BatchPolicy, Patience, Task } from './wait/batch';

/** The parameters of one input item, read through n8n with expressions resolved. */
function parametersOf(context: IExecuteFunctions, itemIndex: number): Parameters {
	return new Parameters((name) => context.getNodeParameter(name, itemIndex, null));
}

/** What is to be done in one run, and for which input item each task is. */
export interface Work {
	tasks: Task[];
	itemIndexes: number[];
}

/**
 * What is to be done for each input item. Everything that can be wrong with the parameters comes out
 * here, as a task of the kind `refused`, before anything is sent.
 */
export function readWork(context: IExecuteFunctions, operation: Operation): Work {
	const work: Work = { tasks: [], itemIndexes: [] };
	const first = parametersOf(context, 0);
	context.getInputData().forEach(({ json }, itemIndex) => {
		const tasks = readTasks(operation, parametersOf(context, itemIndex), first, json, itemIndex);
		work.tasks.push(...tasks);
		work.itemIndexes.push(...tasks.map(() => itemIndex));
	});
	return work;
}

function readTasks(
	operation: Operation,
	parameters: Parameters,
	first: Parameters,
	json: unknown,
	itemIndex: number,
): Task[] {
	try {
		readMaxInFlight(parameters);
		if (operation.kind === 'look') return [{ kind: 'look', handle: operation.job(parameters) }];
		const patience = readPatience(parameters);
		if (operation.kind === 'wait') {
			return operation.jobs(parameters).map((handle) => waitTask(handle, json, patience));
		}
		const submission = operation.submission(parameters);
		const waitMode = readWaitMode(parameters);
		if (waitMode !== first.text('waitMode')) {
			const toDo = 'Give it the same value for all items';
			throw new BadParameter('waitMode', 'Wait Mode', 'differs from that of the first item', toDo);
		}
		const hookUrl = waitMode === 'callback' ? '' : readHookUrl(parameters);
		return [{ kind: 'submit', submission: withHookUrl(submission, hookUrl), patience }];
	} catch (error) {
		return [{ kind: 'refused', failure: badInput(error, itemIndex) }];
	}
}

/**
 * A job that the item before already shows as finished, with its pictures, passes through without a request.
 * In the reply to a submit, `SUCCESS` only means accepted: so the status alone is not enough.
 */
function waitTask(handle: JobHandle, json: unknown, patience: Patience): Task {
	if (!isJsonObject(json)) return { kind: 'watch', handle, patience };
	const hasMedia = typeof json.cdnImage === 'string' || textsIn(json.images).length > 0;
	const isFinished = json.jobId === handle.jobId && json.status === 'SUCCESS' && hasMedia;
	if (!isFinished) return { kind: 'watch', handle, patience };
	return {
		kind: 'finished',
		job: readJob(handle.jobId, 'SUCCESS', { message: json.message, data: json }),
	};
}

/** The submission with the address that TTAPI calls when the job is done; none when it is empty. */
export function withHookUrl(submission: Submission, hookUrl: string): Submission {
	if (hookUrl === '') return submission;
	return { ...submission, body: { ...submission.body, hookUrl } };
}

/** How the items of this run are worked through; the first usable item decides, since it holds for all. */
export function readPolicy(
	context: IExecuteFunctions,
	operation: Operation,
	{ tasks, itemIndexes }: Work,
): BatchPolicy {
	const usable = tasks.findIndex(({ kind }) => kind !== 'refused');
	const parameters = parametersOf(context, itemIndexes[Math.max(0, usable)]);
	return {
		maxInFlight: usable < 0 ? 1 : readMaxInFlight(parameters),
		waitMode: usable >= 0 && operation.kind === 'submit' ? readWaitMode(parameters) : 'poll',
		stopAtFirstFailure: !context.continueOnFail(),
	};
}

/** Why the parameters of an item cannot be used; an expression that cannot be resolved is such a reason. */
function badInput(error: unknown, itemIndex: number): Failure {
	const known =
		error instanceof BadParameter
			? error.failure
			: failure(
					'badInput',
					`A parameter could not be read: ${error instanceof Error ? error.message : String(error)}`,
					'Correct its expression. Nothing was sent',
				);
	return { ...known, message: `Item ${itemIndex}: ${known.message}` };
}
