/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import {
	WATCHWORD,
	chain,
	feed,
	itemsOf,
	runWorkflow,
	startRealN8n,
	ttapiNode,
	type RealN8n,
} from './realN8n';
import { until } from './until';

let real: RealN8n;

beforeAll(async () => {
	real = await startRealN8n();
}, 600_000);

afterAll(async () => await real?.close());

beforeEach(() => real.ttapi.reset());

const prompts = (count: number, seconds: number) =>
	Array.from({ length: count }, (_, index) => ({ prompt: `picture ${index} __${seconds}s__` }));

const submits = () => real.ttapi.requests({ method: 'POST', path: '/midjourney/v1/imagine' });

describe('in a real n8n, from the packed tarball', () => {
	it('offers the two nodes and the credential', async () => {
		const { types } = real.n8n.api;
		expect(await types.nodes()).toEqual(
			expect.arrayContaining(['n8n-nodes-ttapi.ttapi', 'n8n-nodes-ttapi.ttapiTrigger']),
		);
		expect(await types.credentials()).toContain('ttapiApi');
	});

	it('10 prompts of 3 s are one batch: 10 submits, done closer to 3 s than to 30 s', async () => {
		const items = prompts(10, 3);
		const imagine = ttapiNode(real.credential, { prompt: '={{ $json.prompt }}', waitMode: 'poll' });

		const execution = await runWorkflow(real, chain('batch', [...feed(items), imagine]));

		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'TTAPI').map(({ json }) => [json.prompt, json.status])).toEqual(
			items.map(({ prompt }) => [prompt, 'SUCCESS']),
		);
		expect(submits()).toHaveLength(10);
		const [run] = execution.data.resultData.runData.TTAPI;
		expect(run.executionTime).toBeLessThan(16_500);
		process.stdout.write(
			`10 prompts of 3 s: ${run.executionTime} ms, ${real.ttapi.requests().length} requests\n`,
		);
	});

	it('a wrong key is called so, in the test of the credential and by the node', async () => {
		const { credentials } = real.n8n.api;
		const wrong = await credentials.create({
			name: 'Wrong',
			type: 'ttapiApi',
			data: { apiKey: 'another-key-to-look-for', baseUrl: real.ttapi.url },
		});

		const data = { apiKey: 'another-key-to-look-for', baseUrl: real.ttapi.url };
		expect(await credentials.test(real.credential, { ...data, apiKey: WATCHWORD })).toMatchObject({
			status: 'OK',
		});
		expect(await credentials.test(wrong, data)).toEqual(
			expect.objectContaining({
				status: 'Error',
				message: expect.stringMatching(/^TTAPI refused the API key\. Copy it/),
			}),
		);
		const imagine = ttapiNode(wrong, { prompt: 'a cat', waitMode: 'poll' });
		const execution = await runWorkflow(real, chain('wrong key', [...feed([{}]), imagine]));
		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(
			/^TTAPI refused the API key: "Wrong TT-API-KEY or email is not activated\." Copy the key/,
		);
		expect(submits()).toHaveLength(1);
	});

	it('sends a failed item to the error output with its job id', async () => {
		const imagine = ttapiNode(
			real.credential,
			{ prompt: '={{ $json.prompt }}', waitMode: 'poll' },
			{ onError: 'continueErrorOutput' },
		);
		const items = [{ prompt: 'a cat __0.5s__' }, { prompt: 'a dog __fail__ __0.5s__' }];

		const execution = await runWorkflow(real, chain('errors', [...feed(items), imagine]));

		// Both were submitted in the same moment: TTAPI may have got the second one first.
		const dog = real.ttapi.jobs().find(({ prompt }) => prompt?.startsWith('a dog'));
		const [, failed] = execution.data.resultData.runData.TTAPI[0].data?.main ?? [];
		expect(itemsOf(execution, 'TTAPI')).toHaveLength(1);
		expect(failed?.[0].json).toMatchObject({
			error: expect.stringContaining('[Bad response] Internal Error.'),
			details: { jobId: dog?.jobId, status: 'FAILED' },
		});
	});

	it('logs the ids of the jobs that go on when the execution is stopped', async () => {
		const { workflows, executions } = real.n8n.api;
		const imagine = ttapiNode(real.credential, { prompt: '={{ $json.prompt }}', waitMode: 'poll' });
		const { id } = await workflows.create(chain('stop', [...feed(prompts(2, 60)), imagine]));
		const executionId = await workflows.run(id, 'Start');
		await until('both are submitted', () => real.ttapi.jobs().length === 2);

		await executions.stop(executionId);

		await executions.waitFor(executionId, ['canceled']);
		const jobIds = real.ttapi.jobs().map(({ jobId }) => jobId);
		const [, logged] = /these jobs go on at TTAPI: (.*)/.exec(real.n8n.log()) ?? [];
		expect(logged?.split(', ').sort()).toEqual([...jobIds].sort());
	});

	it('writes the API key into no log', () => {
		expect(real.n8n.log()).not.toMatch(/key-to-look-for/);
	});
});
