import { imagine, prompts } from '../n8n/parameters';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';
import type { NodeUnderTest } from '../n8n/workflow';

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 30, callback: 'never' });

const RESUME_URL = 'http://localhost:5678/webhook-waiting/42';

const byCallback = (options = {}, node = {}) => imagine({ waitMode: 'callback', options }, node);

let executions = 100;

/** Runs the node until it parks. */
async function park(node: NodeUnderTest, ...texts: string[]) {
	const run = await runNode(node, { credential: credential(), items: prompts(...texts) });
	return new ParkedExecution(node, run, credential(), String(executions++));
}

const jobFor = (prompt: string) => {
	const job = ttapi()
		.jobs()
		.find((candidate) => candidate.prompt === prompt);
	if (job === undefined) throw new Error(`no job for ${prompt}`);
	return job;
};

const looks = () => ttapi().requests({ method: 'GET' }).length;

/** The callback of a job, as TTAPI sends it. */
const callbackOf = (prompt: string, status = 'SUCCESS') => {
	const { jobId } = jobFor(prompt);
	return { status, message: '', jobId, data: { action: 'imagine', jobId } };
};

const end = (...texts: string[]) => texts.forEach((prompt) => ttapi().finish(jobFor(prompt).jobId));

describe('Wait by Callback', () => {
	it('submits every job with the resume URL and parks, with one look in all', async () => {
		await park(byCallback(), 'a', 'b', 'c');

		expect(
			ttapi()
				.jobs()
				.map(({ hookUrl }) => hookUrl),
		).toEqual(Array(3).fill(expect.stringContaining(RESUME_URL)));
		expect(looks()).toBe(1);
	});

	it('does not park when all jobs are finished by then', async () => {
		ttapi().set({ jobSeconds: 0 });

		const { run, json } = await runNode(byCallback(), {
			credential: credential(),
			items: prompts('a', 'b'),
		});

		expect(run.status).toBe('success');
		expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
	});

	it('stays parked while a job is unfinished, and goes on with all, in order and paired', async () => {
		const parked = await park(byCallback(), 'a', 'b', 'c');
		end('c');
		expect(await parked.call(callbackOf('c'))).toEqual({ status: 200, items: undefined });
		end('a', 'b');

		const { items } = await parked.call(callbackOf('b'));

		const { run, outputs } = await parked.goOn(items ?? []);
		expect(run.status).toBe('success');
		expect(
			outputs[0].map(({ json, pairedItem }) => [json.prompt, json.status, pairedItem]),
		).toEqual(['a', 'b', 'c'].map((prompt, item) => [prompt, 'SUCCESS', { item }]));
	});

	it.each([
		['rubbish', 'rubbish', 400],
		['a body without a job id', {}, 400],
		['a foreign job id', { status: 'SUCCESS', jobId: 'foreign', data: { jobId: 'foreign' } }, 403],
	])('%s changes nothing and costs no request', async (_, body, status) => {
		const parked = await park(byCallback(), 'a');
		const before = looks();

		expect(await parked.call(body)).toEqual({ status, items: undefined });
		expect(looks()).toBe(before);
	});

	it('foreign ids between the callbacks cost no request, and one call resumes all the same', async () => {
		const texts = Array.from({ length: 10 }, (_, index) => `p${index}`);
		const parked = await park(byCallback(), ...texts);
		end(...texts);
		const before = looks();

		const calls = await Promise.all(
			texts.flatMap((prompt) => [
				parked.call(callbackOf(prompt)),
				parked.call({ status: 'SUCCESS', jobId: `foreign-${prompt}` }),
			]),
		);

		expect(calls.filter(({ items }) => items !== undefined)).toHaveLength(1);
		expect(looks() - before).toBeLessThanOrEqual(12);
	});

	describe.each([true, false])('with the stored execution at hand: %s', (isAtHand) => {
		it.each(['a }} b', '{{ $json }}', 'it\'s "quoted" \\', 'line\u2028separator'])(
			'a node named %j is found again after a restart, and survives a foreign id',
			async (name) => {
				const parked = await park(byCallback({}, { name }), 'a');
				parked.isAtHand = isAtHand;
				end('a');

				expect((await parked.call({ status: 'SUCCESS', jobId: 'foreign' })).status).toBe(403);
				expect((await parked.call(callbackOf('a'))).items).toHaveLength(1);
			},
		);
	});

	it('a forged body about a job of its own changes nothing', async () => {
		const parked = await park(byCallback(), 'a');

		expect(await parked.call(callbackOf('a'))).toEqual({ status: 200, items: undefined });
		expect(await parked.call(callbackOf('a', 'FAILED'))).toEqual({ status: 200, items: undefined });
	});

	it('a lost callback is made up for by the next one', async () => {
		const parked = await park(byCallback(), 'a', 'b', 'c', 'd');
		end('a', 'b', 'c', 'd');

		const { items } = await parked.call(callbackOf('d'));

		expect(items?.map(({ json }) => json.status)).toEqual(Array(4).fill('SUCCESS'));
	});

	it('TTAPI cannot be asked: 503, and the next notification resumes', async () => {
		const parked = await park(byCallback(), 'a');
		end('a');
		ttapi().set({ fetchFault: { kind: '500', times: 1 } });

		expect(await parked.call(callbackOf('a'))).toEqual({ status: 503, items: undefined });
		expect((await parked.call(callbackOf('a'))).items).toHaveLength(1);
	});

	it('a storm of callbacks costs O(N) requests, and one of them resumes', async () => {
		ttapi().set({ maxQueue: 50 });
		const texts = Array.from({ length: 50 }, (_, index) => `p${index}`);
		const parked = await park(byCallback({ maxInFlight: 50 }), ...texts);
		end(...texts);
		const before = looks();

		const calls = await Promise.all(
			texts.map(async (prompt) => await parked.call(callbackOf(prompt))),
		);

		expect(calls.map(({ status }) => status)).toEqual(Array(50).fill(200));
		expect(calls.filter(({ items }) => items !== undefined)).toHaveLength(1);
		expect(looks() - before).toBeLessThanOrEqual(55);
	});

	it('after a restart of n8n everything is found out again', async () => {
		const node = byCallback();
		const run = await runNode(node, { credential: credential(), items: prompts('a', 'b') });
		end('a', 'b');
		jest.resetModules();
		const restarted = await import('../n8n/parkedExecution');
		const parked = new restarted.ParkedExecution(node, run, credential());

		const { items } = await parked.call(callbackOf('a'));

		expect(items?.map(({ json }) => json.status)).toEqual(['SUCCESS', 'SUCCESS']);
	});

	it('drains by polling while items are left to submit, and parks with the rest', async () => {
		ttapi().set({ jobSeconds: 0.5 });
		const parked = await park(
			byCallback({ maxInFlight: 2, pollInterval: 1 }),
			'a',
			'b',
			'c __30s__',
			'd __30s__',
		);
		end('c __30s__', 'd __30s__');

		const { items } = await parked.call(callbackOf('c __30s__'));

		expect(items?.map(({ json }) => json.status)).toEqual(Array(4).fill('SUCCESS'));
		expect(submits()).toHaveLength(4);
	});
});

describe('at the deadline', () => {
	it.each([undefined, 'continueRegularOutput'] as const)(
		'the workflow goes on with one item per input, the unfinished ones with their ids (On Error: %s)',
		async (onError) => {
			const parked = await park(byCallback({}, { onError }), 'a', 'b');

			const { run, outputs } = await parked.deadline();

			expect(run.status).toBe('success');
			expect(outputs[0].map(({ json }) => json)).toEqual(
				['a', 'b'].map((prompt) => ({
					jobId: jobFor(prompt).jobId,
					status: expect.stringMatching(/_QUEUE$/),
					timedOut: true,
				})),
			);
		},
	);

	it('they go to the error output where that is chosen, whole', async () => {
		const parked = await park(byCallback({}, { onError: 'continueErrorOutput' }), 'a');

		const { outputs } = await parked.deadline();

		expect(outputs[0]).toEqual([]);
		expect(outputs[1][0].json).toMatchObject({
			prompt: 'a',
			error: expect.stringMatching(/Max Wait.*Job > Wait/),
			details: { jobId: jobFor('a').jobId, timedOut: true },
		});
	});
});

describe('a job that ended FAILED', () => {
	const texts = ['a', 'b __fail__'];
	const failed = () => callbackOf('b __fail__', 'FAILED');

	it('Stop: ends the execution with a message that names it and the other jobs', async () => {
		const parked = await park(byCallback(), ...texts);
		end(...texts);

		const { error } = await parked.call(failed());

		expect(error?.message).toContain(`(job ${jobFor('b __fail__').jobId}): "[Bad response]`);
		expect(error).toMatchObject({ description: expect.stringContaining(jobFor('a').jobId) });
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'%s: the others come out',
		async (onError) => {
			const parked = await park(byCallback({}, { onError }), ...texts);
			end(...texts);
			const { items } = await parked.call(failed());

			const { outputs } = await parked.goOn(items ?? []);

			const bad = onError === 'continueErrorOutput' ? outputs[1][0] : outputs[0][1];
			expect(outputs[0][0].json.status).toBe('SUCCESS');
			expect(bad.json).toMatchObject({
				error: expect.stringContaining('[Bad response] Internal Error.'),
				details: { jobId: jobFor('b __fail__').jobId, status: 'FAILED' },
			});
		},
	);
});

describe('refused before anything is sent', () => {
	it('when TTAPI could not call this n8n', async () => {
		const { error } = await runNode(byCallback(), {
			credential: { apiKey: 'k', baseUrl: 'https://api.ttapi.io' },
			items: prompts('a'),
		});

		expect(error?.message).toMatch(
			/cannot call this n8n at http:\/\/localhost:5678\. Set N8N_WEBHOOK_URL \(formerly WEBHOOK_URL\)/,
		);
	});

	it('with Execute Once', async () => {
		const { error } = await runNode(byCallback({}, { executeOnce: true }), {
			credential: credential(),
			items: prompts('a', 'b'),
		});

		expect(error?.message).toMatch(/Execute Once/);
		expect(submits()).toEqual([]);
	});

	it('with One Item per Picture, since n8n would link the pictures to the wrong items', async () => {
		const { error } = await runNode(byCallback({ onePerPicture: true }), {
			credential: credential(),
			items: prompts('a', 'b'),
		});

		expect(error?.message).toMatch(
			/"One Item per Picture" does not go together with Wait by Callback/,
		);
		expect(submits()).toEqual([]);
	});
});
