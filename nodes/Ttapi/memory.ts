/*
 * Guards money on a second try. n8n's Retry On Fail runs the whole node again, and so does "Retry" of a
 * failed execution; n8n keeps the node's context over both. So every job id is written there in the moment
 * TTAPI gives it out, and a further try goes on with the job instead of paying for another one. A submit
 * whose outcome is unknown is remembered too, and not sent again. An item is submitted again only when its
 * submit was refused, when its job ended FAILED, or when its parameters have been changed in between.
 */
import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Failure } from './job/failure';
import { countsAsViolation } from './job/jobFailure';
import { isJsonObject, type JsonObject } from './job/json';
import type { JobHandle, Submission } from './job/submission';
import type { KnownJob, Task } from './wait/batch';
import type { ParkedState } from './wait/parkedRun';

/** Where the context of the node holds it. */
export const MEMORY = 'ttapi';

interface RememberedJob extends JobHandle {
	/** What was asked for: a hash of the request without its hookUrl. */
	request: string;
	hookUrl: string | null;
}

/** What the node's context holds: plain data, stored by n8n with the execution. */
export interface Memory {
	/** Which run of the node it is about; a loop runs it several times. */
	runIndex: number;
	/** By task. */
	jobs: Record<string, RememberedJob>;
	/** What is not to be submitted again in this execution, by task: see `learn`. */
	final: Record<string, { request: string; failure: Failure }>;
	/**
	 * Submits of this execution whose outcome is unknown, by request: an agent that calls its tool again does so in
	 * a new run of the node, and has to be kept from paying again.
	 */
	unknown: Record<string, Failure>;
	/** How the run was parked, when it was. */
	parked?: ParkedState;
}

/** The memory of the present run of the node; an older run's is dropped. */
export function memoryOf(context: IExecuteFunctions): Memory {
	const nodeContext = context.getContext('node');
	const runIndex = Number(context.evaluateExpression('{{ $runIndex }}', 0));
	const known: unknown = nodeContext[MEMORY];
	if (isMemory(known) && known.runIndex === runIndex) return known;
	const unknown = isMemory(known) ? known.unknown : {};
	const memory: Memory = { runIndex, jobs: {}, final: {}, unknown };
	nodeContext[MEMORY] = memory;
	return memory;
}

function isMemory(value: unknown): value is Memory {
	return isJsonObject(value) && typeof value.runIndex === 'number' && isJsonObject(value.unknown);
}

/** The same tasks, but nothing that an earlier try has submitted, or may have, is submitted again. */
export function withKnownJobs(tasks: readonly Task[], memory: Memory, isTool: boolean): Task[] {
	return tasks.map((task, index) => {
		if (task.kind !== 'submit') return task;
		const request = requestOf(task.submission);
		const final = memory.final[index];
		if (final?.request === request) return { kind: 'final', failure: final.failure };
		if (isTool && Object.hasOwn(memory.unknown, request)) {
			return { kind: 'final', failure: memory.unknown[request] };
		}
		const job = memory.jobs[index];
		if (job?.request !== request) return task;
		const { jobId, family, seedOf, hookUrl } = job;
		const callsBack = hookUrl === (task.submission.body.hookUrl ?? null);
		const known: KnownJob = { jobId, family, seedOf, callsBack };
		return { ...task, known };
	});
}

/** Remembers the job of a task. */
export function remember(memory: Memory, index: number, task: Task, handle: JobHandle): void {
	if (task.kind !== 'submit') return;
	const { hookUrl } = task.submission.body;
	memory.jobs[index] = {
		...handle,
		request: requestOf(task.submission),
		hookUrl: typeof hookUrl === 'string' ? hookUrl : null,
	};
}

/**
 * Learns from a failure whether a further try may submit the item again. It may not when the outcome of the
 * submit is unknown, nor when TTAPI will refuse it again and counts that as a violation.
 */
export function learn(memory: Memory, index: number, task: Task, failure: Failure): void {
	if (failure.kind === 'jobFailed') delete memory.jobs[index];
	const isViolation = failure.kind === 'jobFailed' && countsAsViolation(failure.ttapiMessage ?? '');
	if (task.kind !== 'submit') return;
	const request = requestOf(task.submission);
	if (failure.kind === 'outcomeUnknown') memory.unknown[request] = failure;
	if (failure.kind === 'outcomeUnknown' || isViolation) memory.final[index] = { request, failure };
}

function requestOf({ path, body, enclosed }: Submission): string {
	const request: JsonObject = { ...body, hookUrl: undefined };
	const pictures = enclosed?.pictures.map(({ digest }) => digest);
	return createHash('sha256')
		.update(JSON.stringify([path, request, pictures]))
		.digest('hex')
		.slice(0, 16);
}
