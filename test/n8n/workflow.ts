import { ExecutionLifecycleHooks } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IConnections,
	type INode,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { TestCredentials } from './credentials';
import { startNode, TestNodeTypes } from './nodeTypes';

const N8N_URL = 'http://localhost:5678';

/** The node under test as it stands in a workflow. */
export type NodeUnderTest = Partial<INode> & { parameters: INode['parameters'] };

/** Start → Node, with the error output of Node left open. */
export function workflowAround(
	node: NodeUnderTest,
	nodeType: INodeType,
	staticData = {},
): Workflow {
	const type = `n8n-nodes-ttapi.${nodeType.description.name}`;
	const position: [number, number] = [0, 0];
	const start = { id: 'start', name: 'Start', type: 'test.start', typeVersion: 1, position };
	const connections: IConnections = {
		Start: { main: [[{ node: node.name ?? 'Node', type: NodeConnectionTypes.Main, index: 0 }]] },
	};
	return new Workflow({
		id: 'wf',
		name: 'test',
		nodes: [
			{ ...start, parameters: {} },
			{
				id: 'node',
				name: 'Node',
				type,
				typeVersion: 1.1,
				position,
				credentials: { ttapiApi: { id: '1', name: 'TTAPI' } },
				...node,
			},
		],
		connections,
		active: false,
		nodeTypes: new TestNodeTypes({ 'test.start': startNode, [type]: nodeType }),
		staticData,
		settings: { executionOrder: 'v1' },
	});
}

/** What n8n hands its engine beside the workflow. */
export function additionalData(
	workflow: Workflow,
	credential: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
): IWorkflowExecuteAdditionalData {
	const hooks = new ExecutionLifecycleHooks(mode, '42', {
		id: 'wf',
		name: 'test',
		nodes: Object.values(workflow.nodes),
		connections: workflow.connectionsBySourceNode,
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
	});
	return {
		executionId: '42',
		currentNodeExecutionIndex: 0,
		credentialsHelper: new TestCredentials(credential),
		hooks,
		restApiUrl: `${N8N_URL}/rest`,
		instanceBaseUrl: `${N8N_URL}/`,
		formBaseUrl: `${N8N_URL}/form`,
		formWaitingBaseUrl: `${N8N_URL}/form-waiting`,
		formTestBaseUrl: `${N8N_URL}/form-test`,
		webhookBaseUrl: `${N8N_URL}/webhook`,
		webhookWaitingBaseUrl: `${N8N_URL}/webhook-waiting`,
		webhookTestBaseUrl: `${N8N_URL}/webhook-test`,
		mcpBaseUrl: `${N8N_URL}/mcp`,
		mcpTestBaseUrl: `${N8N_URL}/mcp-test`,
		variables: {},
		logAiEvent() {},
	} as unknown as IWorkflowExecuteAdditionalData;
}
