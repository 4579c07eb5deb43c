import { sleep, type INodeExecutionData } from 'n8n-workflow';
import { startSandbox, type Sandbox, type SandboxJob } from '../../sandbox/ttapi';
import { imagine, prompts as itemsOf } from '../n8n/parameters';
import { ParkedExecution, type ResumeCall } from '../n8n/parkedExecution';
import { runNode, type NodeRun } from '../n8n/runNode';
import { warningsIn, type Readable } from './checks';
import type { Callbacks, FaultCase, FaultWaitMode } from './faultCase';
import { kindOf, rowOf, type CameOut, type FaultRow } from './row';

/** What came of one fault. */
export interface FaultRun {
	row: FaultRow;
	/** Of each item. */
	out: string[];
	error?: string;
	refused: number;
	/** How many callbacks handed the workflow something to go on with. */
	resumes: number;
}

/** The sandbox would wait 10 s for the answer to a callback. */
const CALLBACK_TIMEOUT_MS = 3000;

/** Longer than any of the faults lasts; a fault that is not overcome has to end as well. */
const MAX_WAIT_SECONDS = 40;

/** As TTAPI: at most so many notifications of one job, without a pause. */
const NOTIFICATIONS = 3;

let executions = 9000;

/** Runs one fault through n8n's engine, with a sandbox of its own. */
export async function runFault(fault: FaultCase, waitMode: FaultWaitMode): Promise<FaultRun> {
	const jobSeconds = waitMode === 'poll' ? 0.3 : 30;
	const switches = { callback: 'never' as const, maxQueue: 100, jobSeconds, ...fault.switches };
	const ttapi = await startSandbox({ apiKey: 'a-key-to-look-for', switches });
	try {
		return await against(ttapi, fault, waitMode);
	} finally {
		await ttapi.close();
	}
}

async function against(
	ttapi: Sandbox,
	fault: FaultCase,
	waitMode: FaultWaitMode,
): Promise<FaultRun> {
	const prompts = fault.prompts ?? ['a'];
	const options = { pollInterval: 1, maxWait: MAX_WAIT_SECONDS, ...fault.options };
	const { onError = 'continueRegularOutput', retryOnFail } = fault;
	const more = { onError, retryOnFail, maxTries: 3, waitBetweenTries: 10 };
	const node = imagine({ waitMode, options }, more);
	const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
	const meanwhile = fault.meanwhile?.(ttapi);
	let end = await runNode(node, { credential, items: itemsOf(...prompts) });
	await meanwhile;
	const readable: Readable[] = [];
	let calls: ResumeCall[] = [];
	let how = 'went on';
	if (end.run.status === 'waiting') {
		ttapi.set(fault.parkedSwitches ?? {});
		const parked = new ParkedExecution(node, end, credential, String(executions++));
		readable.push(readableParked(parked));
		calls = await announce(parked, ttapi, fault.callbacks ?? 'once');
		const news = calls.find(({ items, error }) => items !== undefined || error !== undefined);
		how = news === undefined ? 'deadline' : 'resumed';
		if (news?.error !== undefined) end = { ...end, outputs: [], json: [], error: news.error };
		else end = news?.items === undefined ? await parked.deadline() : await parked.goOn(news.items);
	}
	const cameOut: CameOut = { how, items: end.json, error: end.error?.message };
	readable.push(readableOf(end));
	const row = rowOf(fault.fault, waitMode, ttapi, prompts, cameOut, readable);
	const refused = ttapi
		.requests({ method: 'POST' })
		.filter(({ status }) => status === 429 || status === 499).length;
	const resumes = calls.filter(({ items }) => items !== undefined).length;
	return { row, out: end.json.map(kindOf), error: end.error?.message, refused, resumes };
}

function readableOf({ outputs, error: problem }: NodeRun): Readable {
	const { message, description, context } = problem ?? { message: '' };
	const items = JSON.stringify(outputs);
	const error = JSON.stringify({ message, description, context });
	return { texts: { items, error }, warnings: warningsIn(items) + warningsIn(error) };
}

/** At a deadline the workflow goes on with the input items of the parked node. */
function readableParked({ data }: ParkedExecution): Readable {
	const inputs = JSON.stringify(data.executionData?.nodeExecutionStack);
	return { texts: { parked: JSON.stringify(data) }, warnings: warningsIn(inputs) };
}

/** Ends the jobs one after another and calls back about each of them, as TTAPI does. */
async function announce(
	parked: ParkedExecution,
	ttapi: Sandbox,
	callbacks: Callbacks,
): Promise<ResumeCall[]> {
	const calls: Array<Promise<ResumeCall>> = [];
	const notify = async (body: object) => {
		for (let attempt = 1; attempt <= NOTIFICATIONS; attempt++) {
			const call = parked.call(body);
			calls.push(call);
			const answer = await Promise.race([call, sleep(CALLBACK_TIMEOUT_MS)]);
			if (answer?.status === 200) return;
		}
	};
	for (const { jobId, finishedAt } of callbacks === 'never' ? [] : ttapi.jobs()) {
		if (finishedAt === undefined) ttapi.finish(jobId);
		const ended = ttapi.jobs().find((job) => job.jobId === jobId);
		if (ended === undefined) throw new Error(`TTAPI has forgotten the job ${jobId}`);
		const body = callbackOf(ended, callbacks === 'nullData');
		await Promise.all(Array.from({ length: callbacks === 'twice' ? 2 : 1 }, () => notify(body)));
	}
	return await Promise.all(calls);
}

function callbackOf({ jobId, status, message }: SandboxJob, nullData: boolean): object {
	const data: INodeExecutionData['json'] = nullData
		? { action: null, jobId: null, progress: null, prompt: null, cdnImage: null, images: null }
		: { action: 'imagine', jobId };
	return { status, message, jobId, data };
}
