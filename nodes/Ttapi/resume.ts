import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { jobClient } from './client';
import { isJsonObject } from './job/json';
import { readNotice } from './job/notice';
import { MEMORY } from './memory';
import { outputItem, runError } from './output';
import { connect } from './transport';
import { systemClock } from './wait/clock';
import { ParkedRun, type Hearing, type ParkedState } from './wait/parkedRun';
import { ParkedRuns } from './wait/parkedRuns';

export const PARKED_RUNS = new ParkedRuns();

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
	const run = PARKED_RUNS.get(executionId, jobId) ?? recall(context, executionId);
	if (!run?.has(jobId)) {
		// Perhaps the job of a submit whose outcome is unknown: then nobody else has its id.
		context.logger.warn(`A callback named a job that this execution does not know: ${jobId}`);
		return answer(context, 403, 'this execution has no such job');
	}

	const hearing = await hear(context, run, jobId);
	if (hearing.kind === 'stay') return answer(context, 200, 'other jobs of this execution go on');
	if (hearing.kind === 'askAgain') {
		context.logger.warn(`A TTAPI callback could not be confirmed: ${hearing.why}`);
		return answer(context, 503, hearing.why);
	}
	const { outcomes, itemIndexes } = hearing;
	const { onError } = context.getNode();
	if (onError === undefined || onError === 'stopWorkflow') {
		const error = runError(context.getNode(), outcomes, itemIndexes);
		if (error !== undefined) throw error;
	}
	return {
		workflowData: [outcomes.map((outcome, index) => outputItem(outcome, itemIndexes[index]))],
	};
}

async function hear(context: IWebhookFunctions, run: ParkedRun, jobId: string): Promise<Hearing> {
	try {
		return await run.hear(jobId, async () => jobClient(await connect(context)).fetch);
	} catch (error) {
		return {
			kind: 'askAgain',
			why: error instanceof Error ? error.message : 'TTAPI cannot be asked',
		};
	}
}

/** Finds out about a parked run from what n8n stored with the execution: after a restart, or in another process. */
function recall(context: IWebhookFunctions, executionId: string): ParkedRun | undefined {
	const node = JSON.stringify(context.getNode().name);
	const stored = context.evaluateExpression(
		`{{ JSON.stringify($node[${node}].context.${MEMORY}) }}`,
	);
	const memory: unknown = typeof stored === 'string' ? JSON.parse(stored) : undefined;
	const parked = isJsonObject(memory) ? memory.parked : undefined;
	if (!isParkedState(parked)) return undefined;
	return PARKED_RUNS.add(executionId, new ParkedRun(parked, systemClock));
}

/** What `park` has written; n8n hands it back as plain data. */
function isParkedState(value: unknown): value is ParkedState {
	return (
		isJsonObject(value) &&
		typeof value.parkedMs === 'number' &&
		Array.isArray(value.outcomes) &&
		Array.isArray(value.itemIndexes)
	);
}

function answer(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	context.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}
