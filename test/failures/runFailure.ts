import { sleep } from 'n8n-workflow';
import { countsAsViolation } from '../../nodes/Ttapi/job/jobFailure';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { imagine } from '../n8n/parameters';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode, type NodeRun } from '../n8n/runNode';
import type { NodeUnderTest } from '../n8n/workflow';
import type { FailureCase } from './failureCase';
import { masked } from './masked';

/** One row of the table of failures; every cell but `when` is computed from what happened. */
export interface FailureRow {
	kind: string;
	when: string;
	message: string;
	billed: string;
	retry: string;
	/** The whole item that came out, with its id masked. */
	item: unknown;
}

/** What one run of the node did. */
interface Ran {
	run: NodeRun;
	isParked: boolean;
	/** The paid requests that the node sent. */
	submits: number;
	/** All requests that it sent to TTAPI. */
	requests: number;
	/** How the jobs that it started stand: `FAILED`, or anything that may still succeed. */
	statuses: string[];
}

/** Brings a failure about through n8n's engine, twice: once as it is, once with Retry On Fail and two tries. */
export async function runFailure(failure: FailureCase): Promise<FailureRow> {
	const [once, twice] = await Promise.all([
		against(failure, { onError: failure.onError ?? 'continueRegularOutput' }),
		against(failure, {
			retryOnFail: true,
			maxTries: 2,
			// Long enough for TTAPI to come up in between.
			waitBetweenTries: failure.isDown ? 4000 : 10,
		}),
	]);
	const [item] = once.run.outputs.flat().map(({ json }) => masked(json));
	const { kind, ttapiMessage = '' } = Object(item?.details);
	const isViolation = kind === 'jobFailed' && countsAsViolation(ttapiMessage);
	return {
		kind: String(kind),
		when: failure.when,
		message: String(item?.error),
		billed: billed(once, kind, isViolation),
		retry: retry(once, twice),
		item,
	};
}

async function against(failure: FailureCase, more: Partial<NodeUnderTest>): Promise<Ran> {
	const ttapi = await startSandbox({ switches: { jobSeconds: 0.1, callback: 'never' } });
	try {
		const node =
			(await failure.node?.(ttapi)) ?? imagine({ prompt: 'A cat', options: { maxWait: 1 } });
		const before = ranSo(ttapi);
		ttapi.set(failure.switches ?? {});
		const run = await (failure.isDown ? whileDown : upTo)(ttapi, { ...node, ...more }, failure);
		const after = ranSo(run.ttapi ?? ttapi);
		await run.ttapi?.close();
		return {
			...run,
			submits: after.submits - before.submits,
			requests: after.requests - before.requests,
			statuses: after.statuses.slice(before.statuses.length),
		};
	} finally {
		await ttapi.close();
	}
}

const ranSo = (ttapi: Sandbox) => ({
	submits: ttapi.requests({ method: 'POST' }).length,
	requests: ttapi.requests().length,
	statuses: ttapi.jobs().map(({ status }) => status),
});

interface Run {
	run: NodeRun;
	isParked: boolean;
	/** Where TTAPI was in the end. */
	ttapi?: Sandbox;
}

/** Runs the node to its end; one that parks wakes at its deadline. */
async function upTo(ttapi: Sandbox, node: NodeUnderTest, { meanwhile }: FailureCase): Promise<Run> {
	const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
	let during: Promise<void> | undefined;
	const onStarted = (stop: () => void) => (during = meanwhile?.(ttapi, stop));
	const run = await runNode(node, { credential, onStarted });
	await during;
	if (run.run.status !== 'waiting') return { run, isParked: false };
	return { run: await new ParkedExecution(node, run, credential).deadline(), isParked: true };
}

/** Runs the node while nobody listens at the address of TTAPI; TTAPI comes up before a second try. */
async function whileDown(ttapi: Sandbox, node: NodeUnderTest): Promise<Run> {
	await ttapi.close();
	const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
	const running = runNode(node, { credential });
	if (!node.retryOnFail) return { run: await running, isParked: false };
	await sleep(200);
	const again = await startSandbox({ port: Number(new URL(ttapi.url).port) });
	return { run: await running, isParked: false, ttapi: again };
}

function billed({ submits, statuses }: Ran, kind: string, isViolation: boolean): string {
	if (statuses.length === 0)
		return submits === 0 ? 'no, nothing was submitted' : 'no, TTAPI refused it';
	if (isViolation) return 'no, up to 30 violations a day';
	if (statuses.every((status) => status === 'FAILED')) return 'no, TTAPI returns the quota';
	return kind === 'outcomeUnknown'
		? 'perhaps, TTAPI may have taken it'
		: 'yes, once the job succeeds';
}

function retry(once: Ran, twice: Ran): string {
	if (once.isParked || once.run.run.status === 'canceled') return 'does not apply';
	if (twice.submits > once.submits) return 'submits it again';
	const asksMore = twice.requests > once.requests;
	if (once.statuses.length === 0) return asksMore ? 'tries again, for free' : 'sends nothing again';
	return asksMore ? 'goes on with the job' : 'never submits it again';
}
