import type { IRunExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { jobClient } from './client';
import { isJsonObject } from './job/json';
import { readNotice } from './job/notice';
import { MEMORY } from './memory';
import { runError } from './output';
import { deliver } from './pictures/deliver';
import { connect } from './transport';
import { systemClock } from './wait/clock';
import { ParkedRun, type Hearing, type ParkedState } from './wait/parkedRun';
import { ParkedRuns } from './wait/parkedRuns';

export const PARKED_RUNS = new ParkedRuns();

/** Executions whose files are on their way: n8n resumes them when they are there. */
const FETCHING_FILES = new Set<string>();

/**
 * One call of the resume URL of a parked execution. It is only a reason to look: what enters the workflow
 * is what TTAPI says of the jobs that this execution has submitted.
 *
 * @throws NodeApiError when a job ended FAILED and the node stops on error: n8n then ends the execution
 */
export async function resume(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const notice = readNotice(context.getBodyData());
	if (notice.kind === 'noJob') return answer(context, 400, 'the body names no job');
	if (notice.kind === 'unfinished') return answer(context, 200, 'the job is not finished');
	const { jobId } = notice;
	const executionId = context.getExecutionId();
	if (FETCHING_FILES.has(executionId))
		return answer(context, 200, 'the execution is about to go on');
	const hearing = await hear(context, executionId, jobId);
	if (hearing === undefined) {
		// Perhaps the job of a submit whose outcome is unknown: then nobody else has its id.
		context.logger.warn(`A callback named a job that this execution does not know: ${jobId}`);
		return answer(context, 403, 'this execution has no such job');
	}
	if (hearing.kind === 'stay') return answer(context, 200, 'other jobs of this execution go on');
	if (hearing.kind === 'askAgain') {
		context.logger.warn(`A TTAPI callback could not be confirmed: ${hearing.why}`);
		return answer(context, 503, 'TTAPI could not be asked; notify again');
	}
	const { outcomes, destinations } = hearing;
	const { onError } = context.getNode();
	if (onError === undefined || onError === 'stopWorkflow') {
		const error = runError(context.getNode(), outcomes, destinations);
		if (error !== undefined) throw error;
	}
	if (destinations.every(({ delivery }) => delivery === undefined)) {
		return { workflowData: [await deliver(context, outcomes, destinations)] };
	}
	// Files take longer than TTAPI waits for an answer.
	const answered = answer(context, 200, 'all jobs of this execution are done');
	FETCHING_FILES.add(executionId);
	try {
		return { ...answered, workflowData: [await deliver(context, outcomes, destinations)] };
	} finally {
		FETCHING_FILES.delete(executionId);
	}
}

/** What becomes of the run; undefined when it has no such job. Never throws: that would end the execution. */
async function hear(
	context: IWebhookFunctions,
	executionId: string,
	jobId: string,
): Promise<Hearing | undefined> {
	try {
		const run = PARKED_RUNS.get(executionId, jobId) ?? recall(context, executionId, jobId);
		return await run?.hear(jobId, async () => jobClient(await connect(context)).fetch);
	} catch (error) {
		return {
			kind: 'askAgain',
			why: error instanceof Error ? error.message : 'TTAPI cannot be asked',
		};
	}
}

/**
 * Finds out about a parked run from what n8n stored with the execution: after a restart, or in another
 * process. Undefined when it has no such job: what this process knows of the run then stays as it is.
 */
function recall(
	context: IWebhookFunctions,
	executionId: string,
	jobId: string,
): ParkedRun | undefined {
	const memory = storedMemory(context);
	const parked = isJsonObject(memory) ? memory.parked : undefined;
	if (!isParkedState(parked)) return undefined;
	const run = new ParkedRun(parked, systemClock);
	return run.has(jobId) ? PARKED_RUNS.add(executionId, run) : undefined;
}

/**
 * What the node had in its context when it was parked. n8n gives a webhook no way to it but an expression, which
 * costs 45 ms of CPU for an engine of its own; the execution itself is at hand, though n8n-workflow does not declare it.
 */
function storedMemory(context: IWebhookFunctions): unknown {
	const { name } = context.getNode();
	const { runExecutionData: execution } = context as { runExecutionData?: IRunExecutionData };
	const contexts = execution?.executionData?.contextData;
	if (contexts !== undefined) return contexts[`node:${name}`]?.[MEMORY];
	const stored = context.evaluateExpression(
		`{{ JSON.stringify($node[${quoted(name)}].context.${MEMORY}) }}`,
	);
	return typeof stored === 'string' ? JSON.parse(stored) : undefined;
}

/** A text as a literal in an n8n expression, whose own brackets must not stand in it. */
function quoted(text: string): string {
	return JSON.stringify(text).replace(
		/[{}\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

/** What `park` has written; n8n hands it back as plain data. */
function isParkedState(value: unknown): value is ParkedState {
	return (
		isJsonObject(value) &&
		typeof value.parkedMs === 'number' &&
		Array.isArray(value.outcomes) &&
		Array.isArray(value.destinations)
	);
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
