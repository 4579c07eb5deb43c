import type { INode } from 'n8n-workflow';
import { startSandbox, type RequestRecord, type Sandbox } from '../../sandbox/ttapi';
import { runNode, type NodeRun } from '../n8n/runNode';
import type { NodeUnderTest } from '../n8n/workflow';
import type { FailingItem, FreeCase, FreeItem } from './freeCase';

export type FreeScenario = 'one' | 'batch' | 'failure' | 'continued';

export const FREE_SCENARIOS: readonly FreeScenario[] = ['one', 'batch', 'failure', 'continued'];

/** What came of one run. */
export interface FreeRan {
	items: FreeItem[];
	failing?: FailingItem;
	/** What TTAPI was sent by it. */
	requests: RequestRecord[];
	/** How many jobs it started. */
	started: number;
	end: NodeRun;
}

/** Runs a free operation through n8n's engine, with a sandbox of its own. */
export async function runFree(one: FreeCase, scenario: FreeScenario): Promise<FreeRan> {
	const switches = { jobSeconds: 0.2, maxQueue: 50, callback: 'never' as const };
	const ttapi = await startSandbox({ apiKey: 'a-key-to-look-for', switches });
	try {
		return await against(ttapi, one, scenario);
	} finally {
		await ttapi.close();
	}
}

async function against(ttapi: Sandbox, one: FreeCase, scenario: FreeScenario): Promise<FreeRan> {
	const fails = scenario === 'failure' || scenario === 'continued';
	const failing = fails ? await one.failing(ttapi) : undefined;
	const all = fails ? [] : await one.items(ttapi);
	const items = scenario === 'one' ? all.slice(0, 1) : all;
	ttapi.set(failing?.switches ?? {});
	const before = ttapi.requests().length;
	const jobsBefore = ttapi.jobs().length;
	const json = failing === undefined ? items.map((item) => item.json) : [failing.json];
	const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
	const onError = scenario === 'continued' ? 'continueRegularOutput' : undefined;
	const end = await runNode(nodeFor(one, { onError }), { credential, items: json });
	const requests = ttapi.requests().slice(before);
	return { items, failing, requests, started: ttapi.jobs().length - jobsBefore, end };
}

/** As a user drags it in; what waits asks as often as is allowed, since the jobs are short. */
function nodeFor(one: FreeCase, node: Partial<INode>): NodeUnderTest {
	const { resource, operation, parameters, waits } = one;
	const options = waits ? { options: { pollInterval: 1 } } : {};
	return { ...node, parameters: { resource, operation, ...parameters, ...options } };
}
