import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { startNode, TestNodeTypes } from './nodeTypes';
import { additionalData } from './workflow';

/** What an agent sees of a tool. */
interface Tool {
	name: string;
	description: string;
	schema: { shape: object };
	invoke(args: object): Promise<unknown>;
}

/** What came of one call of the tool by an agent. */
export interface ToolCall {
	/** What the agent is told that the tool is for. */
	description: string;
	/** What the agent has to fill in. */
	asksFor: string[];
	/** What the agent is answered; undefined when the call failed. */
	answer?: unknown;
	error?: string;
	/** Of every call that failed. */
	errors: string[];
	/** What n8n shows beside the output of the tool. */
	hints: string[];
}

/** The node as n8n makes a tool of it when it loads the package (n8n's own code for it is in no package). */
function toolType(): INodeType {
	const node = new Ttapi();
	const { usableAsTool, ...description } = node.description;
	if (usableAsTool !== true) throw new Error('the node is not usable as a tool');
	Object.assign(node, {
		description: {
			...description,
			name: `${description.name}Tool`,
			inputs: [],
			outputs: [NodeConnectionTypes.AiTool],
		},
	});
	return node;
}

/**
 * Has an agent in n8n's engine call the node as its tool.
 *
 * @param times one call after another, in the same execution
 */
export async function callAsTool(
	parameters: INode['parameters'],
	args: object,
	credential: ICredentialDataDecryptedObject,
	more: Partial<INode> = {},
	times = 1,
): Promise<ToolCall> {
	const call: ToolCall = { description: '', asksFor: [], errors: [], hints: [] };
	const agent = {
		description: {
			...startNode.description,
			name: 'agent',
			inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
			outputs: [NodeConnectionTypes.Main],
		},
		async execute(this: IExecuteFunctions) {
			const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Tool[];
			const [tool] = tools;
			call.description = tool.description;
			call.asksFor = Object.keys(tool.schema.shape);
			for (let time = 0; time < times; time++) {
				try {
					call.answer = JSON.parse(String(await tool.invoke(args)));
				} catch (error) {
					call.error = error instanceof Error ? error.message : String(error);
					call.errors.push(call.error);
				}
			}
			return [[]];
		},
	} satisfies INodeType;
	const node = (name: string, type: string): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	});
	const type = 'n8n-nodes-ttapi.ttapiTool';
	const workflow = new Workflow({
		id: 'wf',
		name: 'test',
		nodes: [
			node('Start', 'test.start'),
			node('Agent', 'test.agent'),
			{
				...node('Make pictures', type),
				credentials: { ttapiApi: { id: '1', name: 'TTAPI' } },
				parameters,
				...more,
			},
		],
		connections: {
			Start: { main: [[{ node: 'Agent', type: NodeConnectionTypes.Main, index: 0 }]] },
			'Make pictures': {
				ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]],
			},
		},
		active: false,
		nodeTypes: new TestNodeTypes({
			'test.start': startNode,
			'test.agent': agent as never,
			[type]: toolType(),
		}),
		settings: { executionOrder: 'v1' },
	});
	const data = additionalData(workflow, credential, 'manual');
	const run = await new WorkflowExecute(data, 'manual', createRunExecutionData({})).run({
		workflow,
		startNode: workflow.getNode('Start') ?? undefined,
		pinData: { Start: [{ json: {} }] },
	});
	const { error, runData } = run.data.resultData;
	if (error) throw error;
	const calls = runData['Make pictures'] ?? [];
	call.hints = calls.flatMap(({ hints = [] }) => hints.map(({ message }) => message));
	return call;
}
