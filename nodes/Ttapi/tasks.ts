import type { JsonObject } from './job/json';
import { readJob } from './job/readJob';
import type { JobHandle, Submission } from './job/submission';
import {
	readHookUrl,
	readMaxInFlight,
	readPatience,
	readWaitMode,
} from './operations/fields/waiting';
import type { InputItem } from './operations/inputItem';
import type { Operation, SubmitOperation, WaitOperation } from './operations/operation';
import { BadParameter, type Parameters } from './operations/parameters';
import { isErrorWithoutJob, showsFinished } from './passing';
import type { Delivery } from './pictures/delivery';
import type { Patience, Task, WaitMode } from './wait/batch';

/** What holds for all items of a run. */
export interface WholeRun {
	/** A bound for Max Wait. */
	mostSeconds: number;
	/** Told by the first item that can be used. */
	waitMode?: WaitMode;
}

/**
 * What is to be done for one input item.
 *
 * @throws BadParameter for what cannot be used
 */
export async function readTasks(
	operation: Operation,
	parameters: Parameters,
	item: InputItem,
	run: WholeRun,
	delivery?: Delivery,
): Promise<Task[]> {
	readMaxInFlight(parameters);
	switch (operation.kind) {
		case 'look':
			return [{ kind: 'look', handle: operation.job(parameters) }];
		case 'ask':
			return [{ kind: 'ask', question: operation.question(parameters) }];
		case 'wait':
			return waitTasks(operation, parameters, item, boundPatience(parameters, run), delivery);
		case 'submit':
			return [await submitTask(operation, parameters, item, run)];
	}
}

async function submitTask(
	operation: SubmitOperation,
	parameters: Parameters,
	item: InputItem,
	run: WholeRun,
): Promise<Task> {
	const patience = boundPatience(parameters, run);
	const waitMode = readWaitMode(parameters);
	if (waitMode !== (run.waitMode ?? waitMode)) {
		const toDo = 'Give it the same value for all items';
		throw new BadParameter('waitMode', 'Wait Mode', 'differs from that of an item before', toDo);
	}
	run.waitMode = waitMode;
	const hookUrl = waitMode === 'callback' ? '' : readHookUrl(parameters);
	// Last, since it may ask for a job that something depends on.
	const submission = await operation.submission(parameters, item);
	return { kind: 'submit', submission: withHookUrl(submission, hookUrl), patience };
}

function boundPatience(parameters: Parameters, { mostSeconds }: WholeRun): Patience {
	const patience = readPatience(parameters);
	return { ...patience, maxWaitSeconds: Math.min(mostSeconds, patience.maxWaitSeconds) };
}

function waitTasks(
	operation: WaitOperation,
	parameters: Parameters,
	{ json }: InputItem,
	patience: Patience,
	delivery?: Delivery,
): Task[] {
	// What failed before there was a job has nothing to wait for: it goes on as it came, beside the others.
	if (isErrorWithoutJob(json) && parameters.text('jobId') === '') {
		return [{ kind: 'ask', question: async () => ({ kind: 'answered', items: [json] }) }];
	}
	const passesThrough = delivery === undefined || delivery.download === 'none';
	return operation.jobs(parameters).map((handle) =>
		// Files are fetched from where TTAPI says they are, and not from where an item says.
		passesThrough ? waitTask(handle, json, patience) : { kind: 'watch', handle, patience },
	);
}

/** A job that the item before already shows as finished, with its pictures, passes through without a request. */
function waitTask(handle: JobHandle, json: JsonObject, patience: Patience): Task {
	if (!showsFinished(json, handle.jobId)) return { kind: 'watch', handle, patience };
	return {
		kind: 'finished',
		job: readJob(handle.jobId, 'SUCCESS', {
			message: json.message,
			data: { ...json, downloadError: undefined },
		}),
	};
}

/** The submission with the address that TTAPI calls when the job is done; none when it is empty. */
export function withHookUrl(submission: Submission, hookUrl: string): Submission {
	if (hookUrl === '') return submission;
	return { ...submission, body: { ...submission.body, hookUrl } };
}
