import { textOf, type JsonObject } from './job/json';
import { readJob } from './job/readJob';
import { textsIn } from './job/readMedia';
import type { JobHandle, Submission } from './job/submission';
import {
	readHookUrl,
	readMaxInFlight,
	readPatience,
	readWaitMode,
} from './operations/fields/waiting';
import type { InputItem } from './operations/inputItem';
import type { Operation, SubmitOperation } from './operations/operation';
import { BadParameter, type Parameters } from './operations/parameters';
import type { Patience, Task } from './wait/batch';

/**
 * What is to be done for one input item.
 *
 * @param first the parameters of the first item: what holds for all is told by it
 * @param mostSeconds a bound for Max Wait
 * @throws BadParameter for what cannot be used
 */
export async function readTasks(
	operation: Operation,
	parameters: Parameters,
	first: Parameters,
	item: InputItem,
	mostSeconds: number,
): Promise<Task[]> {
	readMaxInFlight(parameters);
	switch (operation.kind) {
		case 'look':
			return [{ kind: 'look', handle: operation.job(parameters) }];
		case 'ask':
			return [{ kind: 'ask', question: operation.question(parameters) }];
		case 'wait': {
			const patience = boundPatience(parameters, mostSeconds);
			return operation.jobs(parameters).map((handle) => waitTask(handle, item.json, patience));
		}
		case 'submit':
			return [await submitTask(operation, parameters, first, item, mostSeconds)];
	}
}

async function submitTask(
	operation: SubmitOperation,
	parameters: Parameters,
	first: Parameters,
	item: InputItem,
	mostSeconds: number,
): Promise<Task> {
	const patience = boundPatience(parameters, mostSeconds);
	const waitMode = readWaitMode(parameters);
	if (waitMode !== first.text('waitMode')) {
		const toDo = 'Give it the same value for all items';
		throw new BadParameter('waitMode', 'Wait Mode', 'differs from that of the first item', toDo);
	}
	const hookUrl = waitMode === 'callback' ? '' : readHookUrl(parameters);
	// Last, since it may ask for a job that something depends on.
	const submission = await operation.submission(parameters, item);
	return { kind: 'submit', submission: withHookUrl(submission, hookUrl), patience };
}

function boundPatience(parameters: Parameters, mostSeconds: number): Patience {
	const patience = readPatience(parameters);
	return { ...patience, maxWaitSeconds: Math.min(mostSeconds, patience.maxWaitSeconds) };
}

/**
 * A job that the item before already shows as finished, with its pictures, passes through without a request.
 * In the reply to a submit, `SUCCESS` only means accepted: so the status alone is not enough.
 */
function waitTask(handle: JobHandle, json: JsonObject, patience: Patience): Task {
	const isFinished = json.jobId === handle.jobId && json.status === 'SUCCESS' && holdsResult(json);
	if (!isFinished) return { kind: 'watch', handle, patience };
	return {
		kind: 'finished',
		job: readJob(handle.jobId, 'SUCCESS', {
			message: json.message,
			data: { ...json, downloadError: undefined },
		}),
	};
}

function holdsResult({ cdnImage, images, videos, prompts, seed }: JsonObject): boolean {
	const lists = [images, videos, prompts].map(textsIn);
	return textOf(cdnImage) !== undefined || textOf(seed) !== undefined || lists.some(isFilled);
}

function isFilled(list: readonly string[]): boolean {
	return list.length > 0;
}

/** The submission with the address that TTAPI calls when the job is done; none when it is empty. */
export function withHookUrl(submission: Submission, hookUrl: string): Submission {
	if (hookUrl === '') return submission;
	return { ...submission, body: { ...submission.body, hookUrl } };
}
