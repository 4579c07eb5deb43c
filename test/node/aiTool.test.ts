import { callAsTool } from '../n8n/agent';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 0.2 });

const imagine = (more: object = {}) => ({
	resource: 'image',
	operation: 'imagine',
	prompt: "={{ $fromAI('prompt', 'What the picture shows', 'string') }}",
	mode: 'fast',
	waitMode: 'poll',
	options: { pollInterval: 1, ...more },
});

describe('as the tool of an AI agent', () => {
	it('tells the agent what it does, what it costs, and how to go on with a job that takes long', async () => {
		const { description, asksFor } = await callAsTool(imagine(), { prompt: 'A cat' }, credential());

		expect(description).toMatch(/^Make a grid of four pictures from a text\. Starts a paid/);
		expect(description).toMatch(/timedOut.*by its jobId/);
		expect(asksFor).toEqual(['prompt']);
	});

	it('answers with the finished job and its links, and never with binaries', async () => {
		const { answer, error } = await callAsTool(
			imagine({ download: 'all' }),
			{ prompt: 'A cat' },
			credential(),
		);

		expect(error).toBeUndefined();
		expect(answer).toEqual([
			expect.objectContaining({
				status: 'SUCCESS',
				prompt: 'A cat',
				cdnImage: expect.stringMatching(/^http/),
				images: Array(4).fill(expect.stringMatching(/^http/)),
			}),
		]);
		expect(ttapi().requests({ path: '/midjourney/2*' })).toEqual([]);
	});

	it('never parks: Wait by Callback becomes polling', async () => {
		const { answer, error } = await callAsTool(
			{ ...imagine(), waitMode: 'callback' },
			{ prompt: 'A cat' },
			credential(),
		);

		expect(error).toBeUndefined();
		expect(answer).toEqual([expect.objectContaining({ status: 'SUCCESS', hookUrl: null })]);
	});

	it('after its time it answers with the job id and how to go on, and not with an error', async () => {
		ttapi().set({ jobSeconds: 60 });
		const { answer, error } = await callAsTool(
			imagine({ maxWait: 1 }),
			{ prompt: 'A cat' },
			credential(),
		);

		const [job] = ttapi().jobs();
		expect(error).toBeUndefined();
		expect(answer).toEqual([
			expect.objectContaining({
				jobId: job.jobId,
				status: expect.stringMatching(/QUEUE$/),
				timedOut: true,
				message: expect.stringMatching(/get it later, for free, with the operation Job > Wait/),
			}),
		]);
	});

	it('goes on with such a job when the agent looks it up by its id', async () => {
		await callAsTool({ ...imagine(), waitMode: 'none' }, { prompt: 'A cat' }, credential());
		const [{ jobId }] = ttapi().jobs();
		ttapi().finish(jobId);
		const { answer } = await callAsTool(
			{
				resource: 'job',
				operation: 'get',
				jobId: {
					__rl: true,
					mode: 'id',
					value: "={{ $fromAI('jobId', 'The jobId of the job', 'string') }}",
				},
			},
			{ jobId },
			credential(),
		);

		expect(answer).toEqual([expect.objectContaining({ jobId, status: 'SUCCESS' })]);
	});

	it('tells the agent in words why a job failed', async () => {
		const { error } = await callAsTool(imagine(), { prompt: 'A cat __fail__' }, credential());

		expect(error).toMatch(
			/The job ended FAILED \(job [0-9a-f-]+\): "\[Bad response\] Internal Error\."/,
		);
	});

	it('with Retry On Fail nothing is submitted, since a further try could not know of the first', async () => {
		const { error } = await callAsTool(imagine(), { prompt: 'A cat' }, credential(), {
			retryOnFail: true,
			waitBetweenTries: 0,
		});

		expect(error).toMatch(/Switch Retry On Fail off/);
		expect(submits()).toEqual([]);
	});

	it('does not pay again when the agent calls again after an outcome that nobody knows', async () => {
		ttapi().set({ submitFault: { kind: '504' } });

		const calls = await callAsTool(imagine(), { prompt: 'A cat' }, credential(), {}, 2);

		expect(calls.errors).toEqual(
			Array(2).fill(expect.stringMatching(/may exist and may be billed/)),
		);
		expect(submits()).toHaveLength(1);
	});

	it('makes two jobs when the agent wants two', async () => {
		await callAsTool(imagine(), { prompt: 'A cat' }, credential(), {}, 2);

		expect(ttapi().jobs()).toHaveLength(2);
	});
});
