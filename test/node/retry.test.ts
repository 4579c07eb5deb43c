import { imagine, prompts } from '../n8n/parameters';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 0.3 });

const retrying = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };

const run = async (node: ReturnType<typeof imagine>, ...texts: string[]) =>
	await runNode(node, { credential: credential(), items: prompts(...texts) });

describe('Retry On Fail pays once', () => {
	it('goes on waiting for the jobs that it has, when a look failed the first try', async () => {
		ttapi().set({ fetchFault: { kind: '401', times: 2 } });

		const { json, error } = await run(imagine({}, retrying), 'a', 'b');

		expect(error).toBeUndefined();
		expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(
			submits()
				.map(([prompt]) => prompt)
				.sort(),
		).toEqual(['a', 'b']);
	});

	it('goes on waiting for the jobs of a try that timed out', async () => {
		ttapi().set({ jobSeconds: 2.5 });

		const { json } = await run(
			imagine({ options: { maxWait: 1, pollInterval: 1 } }, retrying),
			'a',
		);

		expect(json[0].status).toBe('SUCCESS');
		expect(submits()).toHaveLength(1);
	});

	it('submits again only what was refused', async () => {
		ttapi().set({ submitFault: { kind: '402', times: 1 } });

		const { json } = await run(
			imagine({}, { ...retrying, onError: 'continueRegularOutput' }),
			'a',
			'b',
		);

		expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(
			submits()
				.map(([, status]) => status)
				.sort(),
		).toEqual([200, 200, 402]);
	});

	it('submits again what ended FAILED', async () => {
		ttapi().set({ jobFault: { message: '[Internal error]', times: 1 } });

		const { json } = await run(imagine({}, retrying), 'a');

		expect(json[0].status).toBe('SUCCESS');
		expect(submits()).toHaveLength(2);
	});

	it('puts the job ids of the first try out again with Don’t Wait', async () => {
		ttapi().set({ submitFault: { kind: '402', times: 1, every: 2 } });

		const { json } = await run(
			imagine({ waitMode: 'none', options: { maxInFlight: 1 } }, retrying),
			'a',
			'b',
		);

		expect(json.map(({ jobId }) => jobId)).toEqual(
			ttapi()
				.jobs()
				.map(({ jobId }) => jobId),
		);
		expect(
			ttapi()
				.jobs()
				.map(({ prompt }) => prompt),
		).toEqual(['a', 'b']);
	});

	it('parks with the jobs of the first try', async () => {
		ttapi().set({
			jobSeconds: 30,
			callback: 'never',
			submitFault: { kind: '402', times: 1, every: 2 },
		});
		const node = imagine({ waitMode: 'callback', options: {} }, retrying);

		const first = await runNode(node, { credential: credential(), items: prompts('a', 'b') });

		expect(first.run.status).toBe('waiting');
		expect(ttapi().jobs()).toHaveLength(2);
		const parked = new ParkedExecution(node, first, credential(), 'retry-1');
		ttapi()
			.jobs()
			.forEach(({ jobId }) => ttapi().finish(jobId));
		const { jobId } = ttapi().jobs()[0];
		const { items } = await parked.call({ status: 'SUCCESS', jobId, data: { jobId } });
		expect(items).toHaveLength(2);
	});

	it('never submits a prompt again that TTAPI counts as a violation', async () => {
		const { error } = await run(imagine({}, retrying), 'a __banned__');

		expect(error?.message).toContain('Banned prompt');
		expect(submits()).toHaveLength(1);
	});

	it('as an AI tool, where no try knows of another, refuses to submit with Retry On Fail', async () => {
		const { error } = await run(imagine({}, { ...retrying, rewireOutputLogTo: 'ai_tool' }), 'a');

		expect(error?.message).toMatch(/Switch Retry On Fail off.*Nothing was sent/);
		expect(submits()).toEqual([]);
	});

	it('does not take the job of one prompt for that of another', async () => {
		ttapi().set({ fetchFault: { kind: '401', times: 1 } });
		// The expression gives another prompt on each try.
		const { json } = await run(imagine({ prompt: '={{ "p" + Math.random() }}' }, retrying), 'a');

		expect(json[0].prompt).toBe(ttapi().jobs()[1].prompt);
	});

	it.each(['500', 'reset', 'html', 'noid'] as const)(
		'never sends a submit again whose outcome is unknown (%s), on no try',
		async (kind) => {
			ttapi().set({ submitFault: { kind, times: 1 } });

			const { error } = await run(imagine({}, retrying), 'a');

			expect(error?.message).toMatch(/may exist and may be billed/);
			expect(submits()).toHaveLength(1);
		},
	);
});
