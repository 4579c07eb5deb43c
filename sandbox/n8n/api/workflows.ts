import type { IConnections, INode, IPinData, IWorkflowSettings } from 'n8n-workflow';

import type { N8nSession } from './session';

/** What the editor exports and imports. */
export interface WorkflowDefinition {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

export interface SavedWorkflow extends WorkflowDefinition {
	id: string;
	/** Of the draft, as last saved. */
	versionId: string;
	/** Of the version that production webhooks run; null while the workflow is not published. */
	activeVersionId: string | null;
}

export interface WorkflowsApi {
	create(workflow: WorkflowDefinition): Promise<SavedWorkflow>;
	get(id: string): Promise<SavedWorkflow>;
	/** Saves a new draft. A published version goes on unchanged until publish(). */
	update(id: string, workflow: Partial<WorkflowDefinition>): Promise<SavedWorkflow>;
	/** Publishes the draft. Its production webhooks answer a moment later (2 or 3 s at worst). */
	publish(id: string): Promise<SavedWorkflow>;
	unpublish(id: string): Promise<SavedWorkflow>;
	/**
	 * Runs the draft from the named trigger node, as the editor's Execute button does.
	 * @returns the id of the execution, which has only begun.
	 * @throws Error for a trigger that waits for a call of its test URL: use listen().
	 */
	run(id: string, triggerNode: string): Promise<string>;
	/** Executes a workflow from a webhook trigger: its test URL listens for one call, for two minutes. */
	listen(id: string, triggerNode: string): Promise<void>;
}

type RunReply = { executionId: string } | { waitingForWebhook: true };

export function workflowsApi(session: N8nSession): WorkflowsApi {
	const get = async (id: string) =>
		await session.request<SavedWorkflow>('GET', `/rest/workflows/${id}`);
	const start = async (id: string, triggerNode: string) =>
		await session.request<RunReply>('POST', `/rest/workflows/${id}/run`, {
			triggerToStartFrom: { name: triggerNode },
		});

	return {
		create: async (workflow) => await session.request('POST', '/rest/workflows', workflow),
		get,
		update: async (id, workflow) =>
			await session.request('PATCH', `/rest/workflows/${id}`, workflow),
		publish: async (id) => {
			const { versionId } = await get(id);
			return await session.request('POST', `/rest/workflows/${id}/activate`, { versionId });
		},
		unpublish: async (id) => await session.request('POST', `/rest/workflows/${id}/deactivate`, {}),
		run: async (id, triggerNode) => {
			const reply = await start(id, triggerNode);
			if ('executionId' in reply) return reply.executionId;
			throw new Error(`"${triggerNode}" waits for a call of its test URL`);
		},
		listen: async (id, triggerNode) => {
			const reply = await start(id, triggerNode);
			if ('executionId' in reply) throw new Error(`"${triggerNode}" ran at once`);
		},
	};
}
