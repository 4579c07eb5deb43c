/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';

import { isAxiosError } from 'axios';
import { parse } from 'flatted';
import type { ExecutionStatus, IRunExecutionData, WorkflowExecuteMode } from 'n8n-workflow';

import { N8nApiError, type N8nSession } from './session';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: WorkflowExecuteMode;
	startedAt: string | null;
	stoppedAt: string | null;
	/** When a parked execution goes on by itself. */
	waitTill: string | null;
	retryOf: string | null;
	retrySuccessId: string | null;
}

export interface Execution extends ExecutionSummary {
	finished: boolean;
	/** `data.resultData.runData[<node name>][<run>].data.main[<output>]` are the items that came out of a node. */
	data: IRunExecutionData;
}

export interface WaitOptions {
	/** 60 by default. */
	timeoutSeconds?: number;
	signal?: AbortSignal;
}

export interface ExecutionsApi {
	/** @throws N8nApiError 404 when there is none with this id. */
	get(id: string): Promise<Execution>;
	/** The newest first, at most 100. */
	list(workflowId: string): Promise<ExecutionSummary[]>;
	/**
	 * Waits until the execution has one of the statuses. An n8n that is down in between is waited for.
	 * @throws Error that names the last status when that takes too long.
	 */
	waitFor(id: string, statuses: ExecutionStatus[], options?: WaitOptions): Promise<Execution>;
	/** Stops a running or waiting execution. */
	stop(id: string): Promise<void>;
	/** Retries a failed execution from its failed node; resolves when the retry has ended. @returns the retry's id. */
	retry(id: string): Promise<string>;
}

const LIST_LIMIT = 100;
const LOOK_AGAIN_MS = 150;
const TIMEOUT_SECONDS = 60;

/** The statuses in which an execution changes no more. */
export const ENDED: ExecutionStatus[] = ['success', 'error', 'canceled', 'crashed'];

export function executionsApi(session: N8nSession): ExecutionsApi {
	const get = async (id: string): Promise<Execution> => {
		const raw = await session.request<(Omit<Execution, 'data'> & { data: string }) | undefined>(
			'GET',
			`/rest/executions/${id}`,
		);
		// n8n answers 200 with nothing in it.
		if (raw === undefined) throw new N8nApiError(`n8n has no execution ${id}`, 404);
		return { ...raw, data: parse(raw.data) as IRunExecutionData };
	};

	return {
		get,
		list: async (workflowId) => {
			const filter = encodeURIComponent(JSON.stringify({ workflowId }));
			const { results } = await session.request<{ results: ExecutionSummary[] }>(
				'GET',
				`/rest/executions?limit=${LIST_LIMIT}&filter=${filter}`,
			);
			return results;
		},
		waitFor: async (id, statuses, { timeoutSeconds = TIMEOUT_SECONDS, signal } = {}) => {
			const deadline = Date.now() + timeoutSeconds * 1000;
			let status = 'unknown, n8n did not answer';
			while (Date.now() < deadline) {
				const execution = await get(id).catch(unlessUnreachable);
				if (execution && statuses.includes(execution.status)) return execution;
				if (execution) status = execution.status;
				await sleep(LOOK_AGAIN_MS, undefined, { signal });
			}
			throw new Error(
				`Execution ${id} is not ${statuses.join(' or ')} after ${timeoutSeconds} s, but ${status}`,
			);
		},
		stop: async (id) => {
			await session.request('POST', `/rest/executions/${id}/stop`);
		},
		retry: async (id) =>
			(await session.request<{ id: string }>('POST', `/rest/executions/${id}/retry`, {})).id,
	};
}

function unlessUnreachable(error: unknown): undefined {
	if (!isAxiosError(error)) throw error;
}
