/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import axios from 'axios';
import { ENDED } from '../../sandbox/n8n/api/executions';
import {
	chain,
	feed,
	itemsOf,
	node,
	runWorkflow,
	startRealN8n,
	ttapiNode,
	type RealN8n,
} from './realN8n';
import { until } from './until';

let real: RealN8n;
let triggerId: string;
let hookUrl: string;

const WEBHOOK_ID = '7b0d6a5e-5f0e-4a37-9d21-6f3f0a2c5bff';

beforeAll(async () => {
	real = await startRealN8n();
	const { workflows } = real.n8n.api;
	const { id, name } = real.credential;
	const more = { webhookId: WEBHOOK_ID, credentials: { ttapiApi: { id, name } } };
	const parameters = { events: ['SUCCESS', 'FAILED'], verify: true, options: {} };
	const trigger = node('Trigger', 'n8n-nodes-ttapi.ttapiTrigger', parameters, more);
	const after = node('After', 'n8n-nodes-base.noOp');
	triggerId = (await workflows.create(chain('B', [trigger, after]))).id;
	await workflows.publish(triggerId);
	hookUrl = `${real.n8n.url}/webhook/${WEBHOOK_ID}/ttapi`;
	await until('the trigger answers', async () => (await call({})).status === 400);
}, 600_000);

afterAll(async () => await real?.close());

const call = async (body: unknown) =>
	await axios.post(hookUrl, body, {
		headers: { 'Content-Type': 'application/json' },
		validateStatus: () => true,
		// A text goes out as it is: axios would make a JSON string of it.
		transformRequest: (data: unknown) => (typeof data === 'string' ? data : JSON.stringify(data)),
	});

/** The executions of workflow B that have ended, oldest first. */
async function executionsOfB() {
	const { executions } = real.n8n.api;
	const list = await executions.list(triggerId);
	return await Promise.all(
		list.reverse().map(async ({ id }) => await executions.waitFor(id, ENDED)),
	);
}

describe('workflow A submits, workflow B is started by the callback', () => {
	it('B runs once per job, with the job as TTAPI tells it', async () => {
		const items = [
			{ prompt: 'a cat __1s__' },
			{ prompt: 'a dog __1s__ __fail__' },
			{ prompt: 'a cow __1s__' },
		];
		const submit = ttapiNode(real.credential, {
			prompt: '={{ $json.prompt }}',
			waitMode: 'none',
			hookUrl,
		});

		const a = await runWorkflow(real, chain('A', [...feed(items), submit]));
		await until('B ran', async () => (await executionsOfB()).length >= 3);

		const submitted = itemsOf(a, 'TTAPI').map(({ json }) => json.jobId);
		const received = (await executionsOfB()).map(
			(execution) => itemsOf(execution, 'After')[0].json,
		);
		expect(received.map(({ jobId }) => jobId).sort()).toEqual([...submitted].sort());
		expect(received.map(({ status }) => status).sort()).toEqual(['FAILED', 'SUCCESS', 'SUCCESS']);
		expect(real.ttapi.callbacks().map(({ status }) => status)).toEqual([200, 200, 200]);
	});

	it.each<[string, () => unknown, number]>([
		['a second delivery', () => finished(), 200],
		['a forged status', () => ({ ...finished(), status: 'FAILED', message: 'forged' }), 403],
		[
			'an unknown job',
			() => ({ status: 'SUCCESS', jobId: 'no-such-job', data: { jobId: 'no-such-job' } }),
			403,
		],
		['a body without a job id', () => ({ status: 'SUCCESS' }), 400],
		['a body that is not JSON', () => '{"status": "SUCC', 422],
		['rubbish', () => 'rubbish', 422],
		['a JSON text', () => '"rubbish"', 400],
	])('%s starts nothing', async (_, body, status) => {
		const before = await executionsOfB();

		const answer = await call(body());

		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect(answer.status).toBe(status);
		expect(await executionsOfB()).toHaveLength(before.length);
	});

	it('TTAPI cannot be asked: 503, and the next notification starts B', async () => {
		real.ttapi.set({ callback: 'never' });
		const submit = ttapiNode(real.credential, { prompt: 'later __0.1s__', waitMode: 'poll' });
		await runWorkflow(real, chain('later', [...feed([{}]), submit]));
		const { jobId } = real.ttapi.jobs().at(-1) ?? {};
		const before = await executionsOfB();
		const body = { status: 'SUCCESS', message: '', jobId, data: { jobId } };

		real.ttapi.set({ down: true });
		expect((await call(body)).status).toBe(503);
		real.ttapi.set({ down: false });
		expect((await call(body)).status).toBe(200);

		await until('B ran', async () => (await executionsOfB()).length === before.length + 1);
	});

	it('a second delivery starts nothing even after n8n was killed and started again', async () => {
		const before = await executionsOfB();
		await real.n8n.kill('SIGKILL');
		await real.n8n.restart();
		await until('the trigger answers', async () => (await call({})).status === 400);

		expect((await call(finished())).status).toBe(200);

		await new Promise((resolve) => setTimeout(resolve, 1000));
		expect(await executionsOfB()).toHaveLength(before.length);
	});
});

/** The callback of a job that succeeded, as TTAPI sends it. */
function finished() {
	const { jobId } = real.ttapi.jobs().find(({ prompt }) => prompt?.startsWith('a cat')) ?? {};
	return { status: 'SUCCESS', message: '', jobId, data: { action: 'imagine', jobId } };
}
