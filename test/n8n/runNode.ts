import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IBinaryKeyData,
	type ICredentialDataDecryptedObject,
	type INodeExecutionData,
	type IRun,
	type NodeExecutionHint,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { additionalData, workflowAround, type NodeUnderTest } from './workflow';

export interface NodeRun {
	run: IRun;
	workflow: Workflow;
	/** The items of the regular output, and of the error output where there is one. */
	outputs: INodeExecutionData[][];
	/** The json of the items of the regular output. */
	json: Array<INodeExecutionData['json']>;
	/** What n8n shows beside the output. */
	hints: NodeExecutionHint[];
	error?: { message: string; description?: string | null; context?: Record<string, unknown> };
}

export interface RunOptions {
	credential: ICredentialDataDecryptedObject;
	items?: Array<INodeExecutionData['json']>;
	/** The binary fields of the items, in their order. */
	binary?: ReadonlyArray<IBinaryKeyData | undefined>;
	/** Called as soon as the run has begun, with what the Stop button does. */
	onStarted?: (stop: () => void) => void;
	/** How the execution was started; by hand when left out. */
	mode?: WorkflowExecuteMode;
}

/** Runs the action node in n8n's own engine; HTTP goes to whatever the credential's base URL is. */
export async function runNode(
	node: NodeUnderTest,
	{ credential, items = [{}], binary = [], onStarted, mode = 'manual' }: RunOptions,
): Promise<NodeRun> {
	const workflow = workflowAround(node, new Ttapi());
	const data = additionalData(workflow, credential, mode);
	const running = new WorkflowExecute(data, mode, createRunExecutionData({})).run({
		workflow,
		startNode: workflow.getNode('Start') ?? undefined,
		pinData: { Start: items.map((json, index) => ({ json, binary: binary[index] })) },
	});
	onStarted?.(() => running.cancel());
	const run = await running;
	return nodeRunOf(run, workflow);
}

/** What the node under test put out, in its last run. */
export function nodeRunOf(run: IRun, workflow: Workflow): NodeRun {
	const nodeRuns = run.data.resultData.runData.Node ?? [];
	const outputs = (nodeRuns[nodeRuns.length - 1]?.data?.main ?? []).map((items) => items ?? []);
	return {
		run,
		workflow,
		outputs,
		json: (outputs[0] ?? []).map((item) => item.json),
		hints: nodeRuns[nodeRuns.length - 1]?.hints ?? [],
		error: run.data.resultData.error,
	};
}
