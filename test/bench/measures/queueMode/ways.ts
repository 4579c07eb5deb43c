import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import type { SavedCredential } from '../../../../sandbox/n8n/api/credentials';
import type { WorkflowDefinition } from '../../../../sandbox/n8n/api/workflows';
import { chain, node, ttapiNode } from '../../../e2e/realN8n';
import { rivalWorkflow } from '../../rival';

/** How a workflow waits for the job that it has submitted. */
export type Way = 'rival' | 'poll' | 'callback';

/** A workflow that makes a picture for the prompt that its webhook is called with. */
export interface Called {
	workflow: WorkflowDefinition;
	/** Of the webhook, below `/webhook/`. */
	path: string;
}

/** With Wait by Callback, or by Polling, for no longer than `maxWait` seconds. */
export function calledNode(
	way: Exclude<Way, 'rival'>,
	credential: SavedCredential,
	maxWait: number,
): Called {
	const path = randomUUID();
	const imagine = ttapiNode(credential, {
		prompt: '={{ $json.body.prompt }}',
		waitMode: way,
		options: { maxWait },
	});
	return { path, workflow: chain(way, [webhookNode('Webhook', path), imagine]) };
}

/** The rival's workflow file, but that a webhook starts it and brings the prompt. */
export function calledRival(baseUrl: string, credential: SavedCredential): Called {
	const path = randomUUID();
	const workflow = rivalWorkflow('rival', { baseUrl, credential, prompts: [] });
	const jsonOutput = '={{ JSON.stringify({ prompts: [$json.body.prompt] }) }}';
	const nodes = workflow.nodes.map((each) => {
		if (each.name === 'Start') return webhookNode('Start', path);
		if (each.name !== 'Prompts') return each;
		return { ...each, parameters: { ...each.parameters, jsonOutput } };
	});
	return { path, workflow: { ...workflow, nodes } };
}

function webhookNode(name: string, path: string): INode {
	const parameters = { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} };
	return node(name, 'n8n-nodes-base.webhook', parameters, { typeVersion: 2, webhookId: path });
}
