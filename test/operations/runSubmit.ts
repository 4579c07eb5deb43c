import { sleep, type INode } from 'n8n-workflow';
import {
	startSandbox,
	type RequestRecord,
	type Sandbox,
	type SandboxJob,
} from '../../sandbox/ttapi';
import type { JsonObject } from '../../nodes/Ttapi/job/json';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode, type NodeRun } from '../n8n/runNode';
import type { NodeUnderTest } from '../n8n/workflow';
import { waitUntil } from '../sandbox/waitUntil';
import { makeParent } from './parents';
import type { Scenario } from './scenarios';
import type { Input, SubmitCase } from './submitCase';

/** What came of one run. */
export interface Ran {
	inputs: Input[];
	/** What TTAPI had to be sent for each item, apart from the resume URL. */
	due: JsonObject[];
	/** What TTAPI was sent, of this run alone, in the order of its arrival. */
	requests: RequestRecord[];
	/** The jobs that it started. */
	jobs: SandboxJob[];
	/** Whether the execution was parked in between. */
	parked: boolean;
	/** The end of it, after a callback if it was parked. */
	end: NodeRun;
}

/** Each parked execution needs an id of its own, since a process remembers them. */
let executions = 70_000;

/** Longer than between two looks. */
const BETWEEN_ENDS_MS = 1100;

/** Runs an operation through n8n's engine, with a sandbox of its own. */
export async function runSubmit(one: SubmitCase, scenario: Scenario): Promise<Ran> {
	const switches = { jobSeconds: 0.2, maxQueue: 50, callback: 'never' as const };
	const ttapi = await startSandbox({ apiKey: 'a-key-to-look-for', switches });
	try {
		return await against(ttapi, one, scenario);
	} finally {
		await ttapi.close();
	}
}

async function against(ttapi: Sandbox, one: SubmitCase, scenario: Scenario): Promise<Ran> {
	const { filling, items = 1, inReverse = false } = scenario;
	const parent = filling.parent ?? one.parent;
	const inputs: Input[] = [];
	for (let n = 0; n < items; n++) {
		const json = parent === undefined ? {} : await makeParent(ttapi, parent, n);
		const input = { json, binary: {}, ...filling.input?.(n, json) };
		inputs.push(inReverse ? { ...input, json: { ...input.json, hook: hookOf(n) } } : input);
	}
	const bodies = await Promise.all(inputs.map(async (input) => await filling.body(input)));
	const due = bodies.map((body, n) => (inReverse ? { ...body, hookUrl: hookOf(n) } : body));
	ttapi.set(scenario.switches ?? {});
	const requestsBefore = ttapi.requests().length;
	const jobsBefore = ttapi.jobs().length;
	const ownJobs = () => ttapi.jobs().slice(jobsBefore);

	const node = nodeFor(one, scenario);
	const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
	const meanwhile = inReverse ? endInReverse(ttapi, ownJobs, items) : undefined;
	let end = await runNode(node, {
		credential,
		items: inputs.map(({ json }) => json),
		binary: inputs.map(({ binary }) => binary),
	});
	await meanwhile;
	const parked = end.run.status === 'waiting';
	if (parked) {
		const execution = new ParkedExecution(node, end, credential, String(executions++));
		end = await callBack(execution, ttapi, ownJobs());
	}
	const requests = ttapi.requests().slice(requestsBefore);
	return { inputs, due, requests, jobs: ownJobs(), parked, end };
}

function nodeFor({ resource, operation }: SubmitCase, scenario: Scenario): NodeUnderTest {
	const { filling, waitMode, node, inReverse } = scenario;
	const { options, ...parameters } = filling.parameters;
	const more: INode['parameters'] = inReverse ? { hookUrl: '={{ $json.hook }}' } : {};
	return {
		...node,
		parameters: {
			resource,
			operation,
			waitMode,
			...parameters,
			...more,
			// As often as is allowed, since the jobs are short.
			options: { pollInterval: 1, ...Object(options) },
		},
	};
}

/** Where TTAPI is to announce the job of the n-th item: by that the job is told from the others. */
export function hookOf(n: number): string {
	return `http://127.0.0.1:9/item-${n}`;
}

async function endInReverse(
	ttapi: Sandbox,
	jobs: () => SandboxJob[],
	count: number,
): Promise<void> {
	await waitUntil(() => jobs().length === count, 20);
	const byHook = [...jobs()].sort((a, b) => String(b.hookUrl).localeCompare(String(a.hookUrl)));
	for (const { jobId } of byHook) {
		ttapi.finish(jobId);
		await sleep(BETWEEN_ENDS_MS);
	}
}

/** Ends the jobs, and calls back about them as TTAPI does. */
async function callBack(
	execution: ParkedExecution,
	ttapi: Sandbox,
	jobs: readonly SandboxJob[],
): Promise<NodeRun> {
	for (const { jobId } of jobs) ttapi.finish(jobId);
	for (const { jobId } of jobs) {
		const { items, error } = await execution.call({ status: 'SUCCESS', jobId, data: { jobId } });
		if (error !== undefined) throw error;
		if (items !== undefined) return await execution.goOn(items);
	}
	throw new Error('the execution stayed parked');
}
