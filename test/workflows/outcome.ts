import type { ICredentialDataDecryptedObject, IDataObject, INode } from 'n8n-workflow';
import type { Sandbox, SandboxJob } from '../../sandbox/ttapi';
import type { WorkflowDefinition } from '../../sandbox/n8n/api/workflows';
import { callTrigger } from '../n8n/callTrigger';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode, type NodeRun } from '../n8n/runNode';

/** What a stored workflow does, without what differs from run to run. */
export interface StoredOutcome {
	/** The paid requests, in their order. */
	submits: unknown[];
	/** What each of our nodes put out: the items of each output, or how the node ended. */
	nodes: Record<string, unknown>;
}

const ACTION = 'n8n-nodes-ttapi.ttapi';
const TRIGGER = 'n8n-nodes-ttapi.ttapiTrigger';

/** Whether a node is one of this package. */
export const isOurs = ({ type }: INode) => type === ACTION || type === TRIGGER;

/** Runs the nodes of a stored workflow one after the other through n8n's engine, each with what the one before put out. */
export async function outcomeOf(
	{ nodes }: WorkflowDefinition,
	ttapi: Sandbox,
): Promise<StoredOutcome> {
	const ours: Record<string, unknown> = {};
	const submits = () => ttapi.requests({ method: 'POST' });
	let own = 0;
	let items: IDataObject[] = [{}];
	for (const node of nodes.filter(isOurs)) {
		if (node.type === TRIGGER) {
			const bodies = await callbacks(ttapi);
			// What made the jobs is no submit of the workflow.
			own = submits().length;
			ours[node.name] = await answers(node, bodies, ttapi);
			continue;
		}
		const { how, run } = await end(node, items, ttapi);
		const outputs = run.outputs.map((output) => output.map(({ json }) => json));
		ours[node.name] = { how, error: run.error?.message ?? null, outputs };
		items = run.json;
	}
	const sent = submits().slice(own);
	return mask({ submits: sent.map(({ path, body }) => ({ path, body })), nodes: ours }, ttapi.url);
}

let executions = 5000;

/** Runs an action node to its end; one that parks is called back about each of its jobs. */
async function end(
	stored: INode,
	items: IDataObject[],
	ttapi: Sandbox,
): Promise<{ how: string; run: NodeRun }> {
	const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
	const node = { ...stored, id: 'node', name: 'Node' };
	const run = await runNode(node, { credential, items });
	if (run.run.status !== 'waiting') return { how: run.run.status, run };
	const parked = new ParkedExecution(node, run, credential, String(executions++));
	for (const { jobId } of ttapi.jobs()) {
		const { items: resumed } = await parked.call(callbackOf(finished(jobId, ttapi)));
		if (resumed !== undefined) return { how: 'resumed', run: await parked.goOn(resumed) };
	}
	return { how: 'parked', run };
}

type Callback = [what: string, body: unknown];

/** Callbacks about jobs of different kinds and ends, about one that TTAPI does not know, and rubbish. */
async function callbacks(ttapi: Sandbox): Promise<Callback[]> {
	return [
		['an imagine that succeeded', callbackOf(await jobWith(ttapi, 'A cat'))],
		['an imagine that failed', callbackOf(await jobWith(ttapi, 'A dog __fail__'))],
		['a variation', callbackOf(await actionOf(ttapi, 'variation2'))],
		['an upsample', callbackOf(await actionOf(ttapi, 'upsample1'))],
		['a job that TTAPI does not know', { status: 'SUCCESS', jobId: UNKNOWN, data: {} }],
		['a job that runs', { status: 'ON_QUEUE', jobId: UNKNOWN, data: {} }],
		['no job', {}],
	];
}

/** How a trigger answers each of the callbacks, and what it starts the workflow with. */
async function answers(
	{ parameters, credentials }: INode,
	bodies: readonly Callback[],
	ttapi: Sandbox,
): Promise<unknown[]> {
	const nodeId = `stored ${executions++}`;
	const credential: ICredentialDataDecryptedObject = credentials
		? { apiKey: ttapi.apiKey, baseUrl: ttapi.url }
		: {};
	const given: unknown[] = [];
	for (const [what, body] of bodies) {
		const call = { credential, parameters: parameters as IDataObject, nodeId };
		const { status, started = [] } = await callTrigger(body, call);
		given.push({ what, status, started: started.map(({ json }) => json) });
	}
	return given;
}

const UNKNOWN = '8ddd973f-3a5e-4b8e-9c61-0a4a5d4c9e11';

async function jobWith(ttapi: Sandbox, prompt: string): Promise<SandboxJob> {
	return await submitted(ttapi, 'imagine', { prompt, mode: 'fast' });
}

async function actionOf(ttapi: Sandbox, action: string): Promise<SandboxJob> {
	const { jobId } = await jobWith(ttapi, 'A parent');
	return await submitted(ttapi, 'action', { jobId, action });
}

async function submitted(ttapi: Sandbox, route: string, body: object): Promise<SandboxJob> {
	const headers = { 'TT-API-KEY': ttapi.apiKey, 'Content-Type': 'application/json' };
	const url = `${ttapi.url}/midjourney/v1/${route}`;
	const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	const { data } = (await reply.json()) as { data: { jobId: string } };
	return finished(data.jobId, ttapi);
}

function finished(id: string, ttapi: Sandbox): SandboxJob {
	ttapi.finish(id);
	const job = ttapi.jobs().find(({ jobId }) => jobId === id);
	if (job === undefined) throw new Error(`the sandbox has no job ${id}`);
	return job;
}

function callbackOf({ jobId, status, action, message }: SandboxJob): object {
	return { status, message, jobId, data: { jobId, action } };
}

/** Ids by the order in which they come up; addresses without what is made by chance. */
function mask(outcome: StoredOutcome, ttapiUrl: string): StoredOutcome {
	const ids: string[] = [];
	const text = JSON.stringify(outcome)
		.split(ttapiUrl)
		.join('http://ttapi')
		.replace(/(http:\/\/ttapi\/midjourney\/)[^"]+/g, '$1…')
		.replace(/(signature=)[^"&]+/g, '$1…')
		.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
			if (!ids.includes(id)) ids.push(id);
			return `id-${ids.indexOf(id) + 1}`;
		});
	return JSON.parse(text);
}
