/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { randomUUID } from 'node:crypto';
import axios from 'axios';
import type { SavedCredential } from '../../sandbox/n8n/api/credentials';
import { ENDED, type Execution } from '../../sandbox/n8n/api/executions';
import { installN8n } from '../../sandbox/n8n/install';
import { findBinaries } from '../../sandbox/n8n/queue/binaries';
import { startQueueMode, type QueueMode } from '../../sandbox/n8n/queue/queue-mode';
import { packPackage, type PackedPackage } from '../../sandbox/package/pack';
import { OWNER } from '../../sandbox/start/owner';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { chain, itemsOf, node, ttapiNode, WATCHWORD } from './realN8n';
import { publishWebhook } from './publishedWebhook';
import { until } from './until';

const CONCURRENCY = 2;
const JOB_SECONDS = 10;

let packed: PackedPackage;
let ttapi: Sandbox;
let queue: QueueMode;
let credential: SavedCredential;

beforeAll(async () => {
	packed = await packPackage();
	const installation = await installN8n();
	ttapi = await startSandbox({ apiKey: WATCHWORD, switches: { maxQueue: 40 } });
	queue = await startQueueMode({
		installation,
		packageTarball: packed.tarball,
		concurrency: CONCURRENCY,
	});
	await queue.main.api.owner.setUp(OWNER);
	credential = await queue.main.api.credentials.create({
		name: 'TTAPI',
		type: 'ttapiApi',
		data: { apiKey: WATCHWORD, baseUrl: ttapi.url },
	});
}, 600_000);

afterAll(async () => {
	await queue?.stop();
	await ttapi?.close();
	await packed?.remove();
}, 60_000);

beforeEach(() => ttapi.reset());

/** Publishes a workflow that makes a picture for every call of its webhook. */
async function publish(waitMode: 'callback' | 'poll') {
	const webhookPath = randomUUID();
	const webhook = node(
		'Webhook',
		'n8n-nodes-base.webhook',
		{ httpMethod: 'POST', path: webhookPath, responseMode: 'onReceived', options: {} },
		{ typeVersion: 2, webhookId: webhookPath },
	);
	const prompt = '={{ $json.body.prompt }}';
	const imagine = ttapiNode(credential, { prompt, waitMode, options: {} });
	return await publishWebhook(queue.main, chain(waitMode, [webhook, imagine]), webhookPath);
}

interface Ran {
	executions: Execution[];
	/** Just before the first call; epoch milliseconds. */
	startedMs: number;
	/** From the first call to the end of the last execution. */
	seconds: number;
	/** The most that were seen parked at once. */
	parked: number;
}

/** Calls the webhook so many times at once, one job each, and waits until all executions have ended. */
async function runAtOnce(waitMode: 'callback' | 'poll', count: number): Promise<Ran> {
	const { executions } = queue.main.api;
	const { workflowId, url } = await publish(waitMode);
	const startedMs = Date.now();
	const calls = Array.from({ length: count }, async (_, index) => {
		await axios.post(url, { prompt: `p${index} __${JOB_SECONDS}s__` }, { proxy: false });
	});
	await Promise.all(calls);

	let parked = 0;
	for (let looks = 0; looks < 150; looks++) {
		const list = await executions.list(workflowId);
		parked = Math.max(parked, list.filter(({ status }) => status === 'waiting').length);
		const ended = list.filter(({ status }) => ENDED.includes(status));
		if (ended.length === count) {
			const endsMs = ended.map(({ stoppedAt }) => Date.parse(stoppedAt ?? ''));
			return {
				executions: await Promise.all(
					ended.map(async (summary) => await executions.get(summary.id)),
				),
				startedMs,
				seconds: (Math.max(...endsMs) - startedMs) / 1000,
				parked,
			};
		}
		await new Promise((resolve) => setTimeout(resolve, 1000));
	}
	throw new Error(`Not all ${count} executions ended within 150 s: ${queue.workers[0].log()}`);
}

const submits = () => ttapi.requests({ method: 'POST', path: '/midjourney/v1/imagine' });

function expectOneFinishedJobEach({ executions }: Ran, count: number): void {
	expect(executions.map(({ status, mode }) => [status, mode])).toEqual(
		Array.from({ length: count }, () => ['success', 'webhook']),
	);
	const jobs = executions.flatMap((execution) =>
		itemsOf(execution, 'TTAPI').map(({ json }) => [json.jobId, json.prompt, json.status]),
	);
	const made = ttapi.jobs().map(({ jobId, prompt }) => [jobId, prompt, 'SUCCESS']);
	expect(jobs.sort()).toEqual(made.sort());
	expect(new Set(made.map(([, prompt]) => prompt)).size).toBe(count);
	expect(submits()).toHaveLength(count);
}

/** How often each came, such as "40 x 200, 2 x 409". */
function tally(answers: Array<number | undefined>): string {
	const kinds = [...new Set(answers)].sort();
	return kinds
		.map((kind) => `${answers.filter((one) => one === kind).length} x ${kind ?? 'nothing'}`)
		.join(', ');
}

function report(waitMode: string, count: number, ran: Ran, more: string): void {
	const { startedMs, seconds, parked } = ran;
	const after = (ms: number[]) => ((Math.max(...ms) - startedMs) / 1000).toFixed(1);
	const submitted = after(ttapi.jobs().map(({ submittedAt }) => submittedAt));
	const finished = after(ttapi.jobs().map(({ finishedAt }) => finishedAt ?? 0));
	const requests = (ttapi.requests().length / count).toFixed(2);
	process.stdout.write(
		`Queue mode, ${waitMode}: ${count} executions of one ${JOB_SECONDS} s job on one worker of concurrency ${CONCURRENCY}: ${seconds.toFixed(1)} s in all (last submit at ${submitted} s, last job done at ${finished} s), at most ${parked} seen waiting, ${requests} requests per job${more}\n`,
	);
}

describe("Waiting in n8n's queue mode, with a worker that runs two executions at a time", () => {
	it('by callback, 40 executions of a 10 s job are parked together and all done', async () => {
		const count = 40;

		const ran = await runAtOnce('callback', count);

		// The last callback is answered a moment after its execution is over.
		await until('all callbacks are answered', () => {
			const told = new Set(ttapi.callbacks().map(({ jobId }) => jobId));
			return told.size === count;
		});
		const answers = ttapi.callbacks().map(({ status }) => status);
		report('callback', count, ran, `, callbacks answered ${tally(answers)}`);
		expectOneFinishedJobEach(ran, count);
		expect(ran.parked).toBeGreaterThan(CONCURRENCY);
		// A storm that a busy machine cannot answer in TTAPI's time costs callbacks, never a job.
		expect(answers.filter((status) => status === 200).length).toBeGreaterThan(0);
		expect(ttapi.requests().length).toBeLessThanOrEqual(3 * count);
		// The worker submits, but only the main process can be called back.
		const origins = ttapi.jobs().map(({ hookUrl }) => new URL(hookUrl ?? '').origin);
		expect(new Set(origins)).toEqual(new Set([queue.main.url]));
		// Two at a time, holding their places, they would take 200 s; the figure itself is printed.
		expect(ran.seconds).toBeLessThan(100);
	});

	it('a missing program is named, with the packages that have it', async () => {
		const { PATH } = process.env;
		process.env.PATH = '';
		try {
			await expect(findBinaries()).rejects.toThrow(
				/^Queue mode needs .* there is no \S+\. On Debian: apt-get install postgresql redis-server$/,
			);
		} finally {
			process.env.PATH = PATH;
		}
	});

	it('by polling, every execution holds its place in the worker', async () => {
		const count = 6;

		const ran = await runAtOnce('poll', count);

		const for40 = (ran.seconds / count) * 40;
		report('poll', count, ran, `; at this rate 40 would take ${for40.toFixed(0)} s (not measured)`);
		expectOneFinishedJobEach(ran, count);
		expect(ran.parked).toBe(0);
		expect(ran.seconds).toBeGreaterThanOrEqual((count / CONCURRENCY) * JOB_SECONDS);
	});
});
