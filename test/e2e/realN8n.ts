import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { SavedCredential } from '../../sandbox/n8n/api/credentials';
import { ENDED, type Execution } from '../../sandbox/n8n/api/executions';
import type { WorkflowDefinition } from '../../sandbox/n8n/api/workflows';
import { installN8n } from '../../sandbox/n8n/install';
import { startN8n, type RunningN8n } from '../../sandbox/n8n/process';
import { silentProgress } from '../../sandbox/n8n/progress';
import { packPackage } from '../../sandbox/package/pack';
import { OWNER } from '../../sandbox/start/owner';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';

/** A real n8n with the packed package in it, a local TTAPI, and a credential for it. */
export interface RealN8n {
	n8n: RunningN8n;
	ttapi: Sandbox;
	credential: SavedCredential;
	close(): Promise<void>;
}

/** The API key of the tests; whatever leaks it can be found by it. */
export const WATCHWORD = 'e2e-key-to-look-for';

export async function startRealN8n(): Promise<RealN8n> {
	const packed = await packPackage();
	const installation = await installN8n({ progress: silentProgress });
	const ttapi = await startSandbox({ apiKey: WATCHWORD });
	const n8n = await startN8n({ installation, packageTarball: packed.tarball });
	await n8n.api.owner.setUp(OWNER);
	const credential = await n8n.api.credentials.create({
		name: 'TTAPI',
		type: 'ttapiApi',
		data: { apiKey: WATCHWORD, baseUrl: ttapi.url },
	});
	return {
		n8n,
		ttapi,
		credential,
		close: async () => {
			await n8n.stop();
			await ttapi.close();
			await packed.remove();
		},
	};
}

/** Nodes in a row, the first one feeding the second and so on. */
export function chain(name: string, nodes: INode[]): WorkflowDefinition {
	const pairs = nodes.slice(1).map((node, index) => [nodes[index].name, node.name]);
	const connections = pairs.map(([from, to]) => [
		from,
		{ main: [[{ node: to, type: 'main' as const, index: 0 }]] },
	]);
	return { name, nodes, connections: Object.fromEntries(connections) };
}

let nodes = 0;

/** A node as the editor saves it. */
export function node(
	name: string,
	type: string,
	parameters: INode['parameters'] = {},
	more: Partial<INode> = {},
): INode {
	const id = `00000000-0000-4000-8000-${String(nodes++).padStart(12, '0')}`;
	// What the editor makes of a node that is new.
	const typeVersion = type.startsWith('n8n-nodes-ttapi.') ? 1.1 : 1;
	return { id, name, type, typeVersion, position: [nodes * 200, 0], parameters, ...more };
}

/** A manual trigger and a Code node that puts out the items. */
export function feed(items: IDataObject[]): INode[] {
	const jsCode = `return ${JSON.stringify(items.map((json) => ({ json })))}`;
	return [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Items', 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 }),
	];
}

/** The action node with a credential. */
export function ttapiNode(
	credential: SavedCredential,
	parameters: INode['parameters'],
	more: Partial<INode> = {},
): INode {
	const credentials = { ttapiApi: { id: credential.id, name: credential.name } };
	const defaults = { resource: 'image', operation: 'imagine', mode: 'fast' };
	return node(
		'TTAPI',
		'n8n-nodes-ttapi.ttapi',
		{ ...defaults, ...parameters },
		{ credentials, ...more },
	);
}

/** Creates a workflow, runs it from its manual trigger "Start", and waits for its end. */
export async function runWorkflow(
	{ n8n }: RealN8n,
	workflow: WorkflowDefinition,
): Promise<Execution> {
	const { id } = await n8n.api.workflows.create(workflow);
	const executionId = await n8n.api.workflows.run(id, 'Start');
	return await n8n.api.executions.waitFor(executionId, ENDED, { timeoutSeconds: 120 });
}

/** What came out of the first output of a node, in its last run. */
export function itemsOf(execution: Execution, nodeName: string): INodeExecutionData[] {
	return execution.data.resultData.runData[nodeName]?.at(-1)?.data?.main[0] ?? [];
}
