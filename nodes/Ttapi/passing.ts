import { isJsonObject, textOf, type JsonObject } from './job/json';
import { textsIn } from './job/readMedia';
import type { Task } from './wait/batch';

/** Whether Job > Wait lets an item pass with this task: its job is done already, or it failed before it had one. */
export function isPassing(task: Task, json: JsonObject): boolean {
	if (task.kind === 'watch') return showsFinished(json, task.handle.jobId);
	return task.kind === 'finished' || isErrorWithoutJob(json);
}

/** Whether an item is what becomes of an input item that failed before TTAPI gave a job out. */
export function isErrorWithoutJob({ error, details }: JsonObject): boolean {
	return (
		textOf(error) !== undefined && isJsonObject(details) && textOf(details.jobId) === undefined
	);
}

/**
 * Whether an item shows a job as finished, with what came of it. In the reply to a submit, `SUCCESS` only means
 * accepted: so the status alone is not enough.
 */
export function showsFinished(json: JsonObject, jobId: string): boolean {
	return json.jobId === jobId && json.status === 'SUCCESS' && holdsResult(json);
}

function holdsResult({ cdnImage, images, videos, prompts, seed }: JsonObject): boolean {
	const lists = [images, videos, prompts].map(textsIn);
	return (
		textOf(cdnImage) !== undefined ||
		textOf(seed) !== undefined ||
		lists.some((list) => list.length > 0)
	);
}
