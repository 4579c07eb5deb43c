/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Execution } from '../../sandbox/n8n/api/executions';
import { ENDED } from '../../sandbox/n8n/api/executions';
import { chain, feed, itemsOf, node, startRealN8n, ttapiNode, type RealN8n } from './realN8n';
import { until } from './until';

let real: RealN8n;

beforeAll(async () => {
	real = await startRealN8n();
}, 600_000);

afterAll(async () => await real?.close());

beforeEach(() => real.ttapi.reset());

const byCallback = (options: object, more = {}) =>
	ttapiNode(
		real.credential,
		{ prompt: '={{ $json.prompt }}', waitMode: 'callback', options: { ...options } },
		more,
	);

/** Starts a workflow that waits by callback, and waits until it is parked. */
async function park(
	items: object[],
	options: object,
	more = {},
	after = [] as ReturnType<typeof feed>,
) {
	const nodes = [...feed(items as never), byCallback(options, more), ...after];
	const { id } = await real.n8n.api.workflows.create(chain('callback', nodes));
	const executionId = await real.n8n.api.workflows.run(id, 'Start');
	await real.n8n.api.executions.waitFor(executionId, ['waiting', 'success']);
	return executionId;
}

const ended = async (executionId: string): Promise<Execution> =>
	await real.n8n.api.executions.waitFor(executionId, ENDED, { timeoutSeconds: 150 });

const submits = () => real.ttapi.requests({ method: 'POST', path: '/midjourney/v1/imagine' });

const lastEnd = () => Math.max(...real.ttapi.jobs().map(({ finishedAt }) => finishedAt ?? 0));

describe('Wait by Callback in a real n8n', () => {
	it.each([
		['20 prompts of mixed 3–8 s jobs', (index: number) => 3 + (index % 11) / 2, 20],
		['50 jobs that end in the same moment', () => 9, 50],
	])('%s: one execution, few requests, resumed once', async (what, seconds, count) => {
		real.ttapi.set({ maxQueue: count, callbackTimeoutSeconds: 30 });
		const items = Array.from({ length: count }, (_, index) => ({
			prompt: `p${index} __${seconds(index)}s__`,
		}));

		const executionId = await park(items, { maxInFlight: count });
		expect((await real.n8n.api.executions.get(executionId)).status).toBe('waiting');
		const execution = await ended(executionId);

		const resumedMs = Date.parse(execution.stoppedAt ?? '') - lastEnd();
		await until('all callbacks are answered', () => {
			const told = new Set(real.ttapi.callbacks().map(({ jobId }) => jobId));
			return told.size === count;
		});
		await new Promise((resolve) => setTimeout(resolve, 2000));
		const answers = real.ttapi.callbacks().map(({ status }) => status);
		const requests = real.ttapi.requests().length;
		process.stdout.write(
			`${what}: resumed ${resumedMs} ms after the last job ended, ${(requests / count).toFixed(2)} requests per job, callbacks ${JSON.stringify(tally(answers))}\n`,
		);
		expect(execution.status).toBe('success');
		expect(submits()).toHaveLength(count);
		expect(
			itemsOf(execution, 'TTAPI').map(({ json, pairedItem }) => [
				json.prompt,
				json.status,
				pairedItem,
			]),
		).toEqual(items.map(({ prompt }, item) => [prompt, 'SUCCESS', { item }]));
		expect(requests).toBeLessThanOrEqual(3 * count);
		// By a callback, that is, and not by the deadline; the figure itself is printed.
		expect(resumedMs).toBeLessThan(60_000);
		expect(answers.filter((status) => status !== 200 && status !== 409)).toEqual([]);
		expect(execution.data.resultData.runData.TTAPI).toHaveLength(1);
	});

	it('n8n is killed with -9 while parked, and started again before the callback', async () => {
		const executionId = await park([{ prompt: 'a __300s__' }], {});
		await real.n8n.kill('SIGKILL');
		await real.n8n.restart();
		real.ttapi.finish(real.ttapi.jobs()[0].jobId);

		const execution = await ended(executionId);

		expect(itemsOf(execution, 'TTAPI')[0].json).toMatchObject({
			prompt: 'a __300s__',
			status: 'SUCCESS',
		});
		expect(submits()).toHaveLength(1);
	});

	it('the callback is lost: at the deadline the items carry their ids, and Job > Wait brings the pictures', async () => {
		real.ttapi.set({ callback: 'never' });
		const parameters = { resource: 'job', operation: 'wait', jobId: '={{ $json.jobId }}' };
		const credentials = { ttapiApi: { id: real.credential.id, name: real.credential.name } };
		const wait = node('Wait', 'n8n-nodes-ttapi.ttapi', parameters, { credentials });

		const executionId = await park(
			[{ prompt: 'a __3s__' }, { prompt: 'b __3s__' }],
			{ maxWait: 5 },
			{},
			[wait],
		);
		const execution = await ended(executionId);

		const ids = real.ttapi
			.jobs()
			.map(({ jobId }) => jobId)
			.sort();
		const late = itemsOf(execution, 'TTAPI').map(({ json }) => json);
		expect(late.map(({ jobId }) => jobId).sort()).toEqual(ids);
		expect(late.map(({ timedOut }) => timedOut)).toEqual([true, true]);
		expect(itemsOf(execution, 'Wait').map(({ json }) => json.status)).toEqual([
			'SUCCESS',
			'SUCCESS',
		]);
		expect(submits()).toHaveLength(2);
	});

	it('Retry On Fail with fetches that fail until the first try gives up: one submit per item', async () => {
		real.ttapi.set({ fetchFault: { kind: '401', times: 2 } });
		const imagine = ttapiNode(
			real.credential,
			{ prompt: '={{ $json.prompt }}', waitMode: 'poll', options: { pollInterval: 1 } },
			{ retryOnFail: true, maxTries: 3, waitBetweenTries: 100 },
		);
		const { id } = await real.n8n.api.workflows.create(
			chain('retry', [...feed([{ prompt: 'a __1s__' }, { prompt: 'b __1s__' }]), imagine]),
		);
		const execution = await ended(await real.n8n.api.workflows.run(id, 'Start'));

		expect(itemsOf(execution, 'TTAPI').map(({ json }) => json.status)).toEqual([
			'SUCCESS',
			'SUCCESS',
		]);
		expect(submits()).toHaveLength(2);
	});

	it('Retry of a failed execution goes on with the jobs that it has', async () => {
		real.ttapi.set({ fetchFault: { kind: '401' } });
		const imagine = ttapiNode(real.credential, {
			prompt: 'a __1s__',
			waitMode: 'poll',
			options: { pollInterval: 1 },
		});
		const { id } = await real.n8n.api.workflows.create(chain('retry', [...feed([{}]), imagine]));
		const failed = await ended(await real.n8n.api.workflows.run(id, 'Start'));
		expect(failed.status).toBe('error');
		real.ttapi.set({ fetchFault: null });

		const retried = await ended(await real.n8n.api.executions.retry(failed.id));

		expect(itemsOf(retried, 'TTAPI')[0].json).toMatchObject({ status: 'SUCCESS' });
		expect(submits()).toHaveLength(1);
	});
});

function tally(answers: Array<number | null | undefined>): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const answer of answers) counts[String(answer)] = (counts[String(answer)] ?? 0) + 1;
	return counts;
}
