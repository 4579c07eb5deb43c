import type { IDataObject } from 'n8n-workflow';

import type { N8nApi } from '../n8n/api';
import { ENDED, type Execution } from '../n8n/api/executions';
import type { SavedWorkflow } from '../n8n/api/workflows';
import { SetupFailure } from '../n8n/setup-failure';

/** Real jobs in relax mode may take that long. */
const TIMEOUT_SECONDS = 900;

/**
 * Runs the example once, from its trigger.
 * @returns the finished job.
 * @throws SetupFailure with the node's own message when the run fails.
 */
export async function runImagine(
	api: N8nApi,
	workflow: SavedWorkflow,
	signal: AbortSignal,
): Promise<IDataObject> {
	const trigger = nodeWith(workflow, (type) => type.toLowerCase().endsWith('trigger'));
	const imagine = nodeWith(workflow, (type) => type.endsWith('.ttapi'));
	const executionId = await api.workflows.run(workflow.id, trigger);
	const execution = await api.executions.waitFor(executionId, ENDED, {
		timeoutSeconds: TIMEOUT_SECONDS,
		signal,
	});
	const job = execution.data.resultData.runData[imagine]?.at(-1)?.data?.main[0]?.[0]?.json;
	if (execution.status !== 'success' || job === undefined) {
		throw new SetupFailure(
			`"${workflow.name}" ended with ${execution.status}: ${reasonOf(execution)}`,
		);
	}
	return job;
}

function nodeWith({ name, nodes }: SavedWorkflow, matches: (type: string) => boolean): string {
	const node = nodes.find(({ type }) => matches(type));
	if (node === undefined)
		throw new SetupFailure(`"${name}" lacks a node that is needed to run it.`);
	return node.name;
}

function reasonOf({ data }: Execution): string {
	const error = data.resultData.error;
	return [error?.message, error?.description].filter(Boolean).join(' ') || 'n8n gave no reason';
}
