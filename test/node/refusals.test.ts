import type { Switches } from '../../sandbox/ttapi';
import { getJob, imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 0.1 });

const submitOne = async (key = credential().apiKey) =>
	await runNode(imagine(), {
		credential: { ...credential(), apiKey: key },
		items: prompts('a cat'),
	});

describe('a refused submit is one plain message, and is not sent again', () => {
	it.each<[number, Partial<Switches>, RegExp]>([
		[400, { submitFault: { kind: '400' } }, /refused the request: ".+"\. Nothing was started/],
		[402, { balance: 0 }, /too little quota left: ".+"\. Top up/],
		[403, { submitFault: { kind: '403' } }, /blocked this account: ".+"\. Ask the support/],
		[404, { submitFault: { kind: '404' } }, /does not have what was asked for.*Base URL/],
		[302, { submitFault: { kind: 'redirect' } }, /redirect, which is not followed.*Base URL/],
	])('HTTP %i', async (httpStatus, switches, message) => {
		ttapi().set(switches);

		const { error } = await submitOne();

		expect(error?.message).toMatch(message);
		expect(submits()).toEqual([['a cat', httpStatus]]);
		expect(ttapi().requests()).toHaveLength(1);
	});

	it('HTTP 401: says that the key is wrong, and n8n-core does not send it again', async () => {
		const { error } = await submitOne('a-wrong-key');

		expect(error?.message).toMatch(
			/refused the API key: "Wrong TT-API-KEY or email is not activated\." Copy the key/,
		);
		expect(submits()).toEqual([['a cat', 401]]);
	});

	it('a job that fails for a banned prompt: says to reword it', async () => {
		const { error } = await runNode(imagine({ hookUrl: 'http://x' }), {
			credential: credential(),
			items: prompts('__banned__'),
		});
		expect(error?.message).toMatch(/Banned prompt detected.*Reword the prompt/);
	});

	it('a job that ends FAILED: its id, TTAPI’s words, and what to do', async () => {
		const { error } = await runNode(imagine(), {
			credential: credential(),
			items: prompts('a cat __fail__'),
		});

		expect(error?.message).toBe(
			`The job ended FAILED (job ${ttapi().jobs()[0].jobId}): "[Bad response] Internal Error." TTAPI returns the quota of a failed job, so run the item again; if it keeps failing, check the prompt.`,
		);
	});
});

describe('a submit with an unknown outcome is never sent twice', () => {
	it.each(['500', '504', '408', 'html', 'reset', 'noid', 'garbage'] as const)(
		'%s',
		async (kind) => {
			ttapi().set({ submitFault: { kind } });

			const { error } = await submitOne();

			expect(error?.message).toMatch(
				/The job may exist and may be billed, so it was not sent again/,
			);
			expect(error?.message).not.toMatch(/[<>]/);
			expect(ttapi().requests({ method: 'POST' })).toHaveLength(1);
		},
	);

	it('a submit that hangs is given up, and not sent again', async () => {
		ttapi().set({ submitFault: { kind: 'hang' } });

		const { error } = await runNode(imagine({ options: { maxWait: 1 } }), {
			credential: credential(),
			items: prompts('a cat'),
		});

		expect(error?.message).toMatch(/no answer within 10 s\).*may exist/);
		expect(ttapi().requests({ method: 'POST' })).toHaveLength(1);
	}, 20_000);

	it('a server that cannot be reached: nothing was sent, and the message says so', async () => {
		const { error } = await runNode(imagine(), {
			credential: { apiKey: 'k', baseUrl: 'http://127.0.0.1:9' },
			items: prompts('a cat'),
		});

		expect(error?.message).toMatch(
			/could not be reached \(connection refused\)\. Nothing was sent and nothing is billed/,
		);
	});
});

describe('a temporary refusal is waited out', () => {
	it('429 with Retry-After: waits as long as TTAPI asks, with the whole batch', async () => {
		ttapi().set({ submitFault: { kind: '429', times: 2, retryAfter: 1 } });
		const startedMs = Date.now();

		const { json } = await runNode(imagine(), {
			credential: credential(),
			items: prompts('a', 'b'),
		});

		expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
		expect(submits().map(([, status]) => status)).toEqual([429, 429, 200, 200]);
		expect(Date.now() - startedMs).toBeGreaterThan(1000);
	});

	it('429 without Retry-After: backs off', async () => {
		ttapi().set({ submitFault: { kind: '429', times: 1 } });

		const { json } = await submitOne();

		expect(json[0].status).toBe('SUCCESS');
		expect(submits().map(([, status]) => status)).toEqual([429, 200]);
	});

	it.each([499, 400] as const)(
		'queue full as %i: waits for a job of the batch to end',
		async (queueFull) => {
			ttapi().set({ maxQueue: 1, queueFull });

			const { json } = await runNode(imagine(), {
				credential: credential(),
				items: prompts('a', 'b'),
			});

			expect(json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
			expect(submits().map(([, status]) => status)).toEqual([200, queueFull, 200]);
		},
	);

	it('gives up when the queue stays full for Max Wait: nothing started, nothing billed', async () => {
		ttapi().set({ maxQueue: 0 });

		const { error } = await runNode(imagine({ options: { maxWait: 1 } }), {
			credential: credential(),
			items: prompts('a'),
		});

		expect(error?.message).toMatch(/queue of the TTAPI account is full.*Nothing was started/);
		expect(ttapi().jobs()).toEqual([]);
	});
});

describe('Job > Get', () => {
	it('gives the job in whatever state it is, also when it failed', async () => {
		const { json: submitted } = await runNode(imagine({ waitMode: 'none' }), {
			credential: credential(),
			items: prompts('a __30s__', 'b __fail__', 'c'),
		});
		for (const { jobId, prompt } of ttapi().jobs())
			if (prompt !== 'a __30s__') ttapi().finish(jobId);

		const { json, error } = await runNode(getJob(), {
			credential: credential(),
			items: submitted as Array<{ jobId: string }>,
		});

		expect(error).toBeUndefined();
		expect(json.map(({ status }) => status)).toEqual(['PENDING_QUEUE', 'FAILED', 'SUCCESS']);
		expect(json.map(({ jobId }) => jobId)).toEqual(submitted.map(({ jobId }) => jobId));
	});

	it.each([404, 400, 200] as const)(
		'an unknown job, answered with %i, is named at once',
		async (unknownJob) => {
			ttapi().set({ unknownJob });

			const { error } = await runNode(getJob(), {
				credential: credential(),
				items: [{ jobId: 'no-such-job' }],
			});

			expect(error?.message).toMatch(
				/^TTAPI does not know this job \(job no-such-job\): ".+"\. Check the job ID/,
			);
			// Where pictures, edits and videos live, once each.
			expect(ttapi().requests()).toHaveLength(3);
		},
	);
});
