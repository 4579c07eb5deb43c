import axios from 'axios';
import type { RunningN8n } from '../../sandbox/n8n/process';
import type { WorkflowDefinition } from '../../sandbox/n8n/api/workflows';
import { until } from './until';

export interface PublishedWebhook {
	workflowId: string;
	/** Of the production webhook. */
	url: string;
}

/**
 * Creates and publishes a workflow, and waits until its production webhook is there.
 *
 * @param path below `/webhook/`
 */
export async function publishWebhook(
	n8n: Pick<RunningN8n, 'url' | 'api'>,
	workflow: WorkflowDefinition,
	path: string,
): Promise<PublishedWebhook> {
	const { id } = await n8n.api.workflows.create(workflow);
	await n8n.api.workflows.publish(id);
	const url = `${n8n.url}/webhook/${path}`;
	const headers = { Connection: 'close' };
	// A GET finds the path without starting the workflow; its answer changes once the webhook is there.
	await until(`the webhook of "${workflow.name}" is there`, async () => {
		const { data } = await axios.get<unknown>(url, {
			headers,
			proxy: false,
			validateStatus: () => true,
		});
		return JSON.stringify(data).includes('not registered for GET');
	});
	return { workflowId: id, url };
}
