import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 0.2 });

const goodBadGood = prompts('a cat', 'a dog __fail__', 'a cow');

const jobIdFor = (prompt: string) =>
	ttapi()
		.jobs()
		.find((job) => job.prompt === prompt)?.jobId;

describe('On Error', () => {
	it('Continue: the finished jobs come out, the failed one is { error, details }', async () => {
		const { outputs, error } = await runNode(imagine({}, { onError: 'continueRegularOutput' }), {
			credential: credential(),
			items: goodBadGood,
		});

		expect(error).toBeUndefined();
		expect(outputs[0].map(({ json }) => json.status)).toEqual(['SUCCESS', undefined, 'SUCCESS']);
		const jobId = jobIdFor('a dog __fail__');
		expect(outputs[0][1]).toEqual({
			json: {
				error: expect.stringContaining(`(job ${jobId}): "[Bad response] Internal Error."`),
				details: {
					jobId,
					status: 'FAILED',
					kind: 'jobFailed',
					ttapiMessage: '[Bad response] Internal Error.',
				},
			},
			pairedItem: { item: 1 },
		});
	});

	it('Continue (using error output): the failed one goes to the error output, whole', async () => {
		const { outputs } = await runNode(imagine({}, { onError: 'continueErrorOutput' }), {
			credential: credential(),
			items: goodBadGood,
		});

		expect(outputs[0].map(({ json }) => json.prompt)).toEqual(['a cat', 'a cow']);
		expect(outputs[1].map(({ json }) => json)).toEqual([
			expect.objectContaining({
				prompt: 'a dog __fail__',
				error: expect.stringContaining('[Bad response] Internal Error.'),
				details: expect.objectContaining({ jobId: jobIdFor('a dog __fail__'), status: 'FAILED' }),
			}),
		]);
	});

	it('Continue: an item with bad input costs nothing, and the others are done', async () => {
		const { json } = await runNode(imagine({}, { onError: 'continueRegularOutput' }), {
			credential: credential(),
			items: prompts('', 'a cow'),
		});

		expect(json[0]).toEqual({
			error: expect.stringMatching(/^Item 0: The parameter "Prompt" is empty/),
			details: { jobId: null, status: null, kind: 'badInput', parameter: 'prompt' },
		});
		expect(json[1].status).toBe('SUCCESS');
		expect(submits()).toEqual([['a cow', 200]]);
	});

	it('Stop: submits nothing more, and names the failed job and every other job of the run', async () => {
		const { error } = await runNode(imagine({ options: { maxInFlight: 2 } }), {
			credential: credential(),
			items: prompts('a cat __30s__', 'a dog __fail__', 'a cow'),
		});

		expect(error?.message).toContain(`(job ${jobIdFor('a dog __fail__')})`);
		expect(error?.context?.itemIndex).toBe(1);
		expect(error?.description).toContain(jobIdFor('a cat __30s__'));
		expect(submits().map(([prompt]) => prompt)).toEqual(['a cat __30s__', 'a dog __fail__']);
	});
});
