/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Switches } from '../../sandbox/ttapi';
import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 0.2 });

const runOne = async (options = {}) =>
	await runNode(imagine({ options }), { credential: credential(), items: prompts('a cat') });

describe('while polling, the job is not lost', () => {
	it.each<Partial<Switches>>([
		{ fetchFault: { kind: '429', times: 1, retryAfter: 1 } },
		{ fetchFault: { kind: '429', times: 1 } },
		{ fetchFault: { kind: '500', times: 2 } },
		{ fetchFault: { kind: '504', times: 1 } },
		{ fetchFault: { kind: 'html', times: 1 } },
		{ fetchFault: { kind: 'reset', times: 1 } },
		{ fetchFault: { kind: 'garbage', times: 1 } },
		{ unknownForSeconds: 1.5 },
		{ submitId: 'job_id' },
		{ runningData: 'null', jobSeconds: 1.5 },
		{ runningData: 'missing', jobSeconds: 1.5 },
		{ runningData: '[]', jobSeconds: 1.5 },
		{ runningPreview: true, jobSeconds: 1.5 },
		{ images: 'null' },
		{ numbers: 'number', finishedMessage: 'success', acceptedMessage: '' },
	])('%j', async (switches) => {
		ttapi().set(switches);

		const { json, error } = await runOne();

		expect(error).toBeUndefined();
		expect(json[0]).toMatchObject({
			jobId: ttapi().jobs()[0].jobId,
			status: 'SUCCESS',
			progress: 100,
			quota: expect.any(Number),
			images: switches.images === 'null' ? [] : Array(4).fill(expect.any(String)),
		});
		expect(submits()).toEqual([['a cat', 200]]);
	});

	it('a job that is not finished after Max Wait: the message names it and how to go on', async () => {
		ttapi().set({ jobSeconds: 30 });

		const { error } = await runOne({ maxWait: 1 });

		const { jobId } = ttapi().jobs()[0];
		expect(error?.message).toMatch(
			new RegExp(
				`not finished after a Max Wait of 1 s, its status was \\w+ \\(job ${jobId}\\)\\. .*Job > `,
			),
		);
		expect(error?.context).toMatchObject({ jobId });
	});

	it('TTAPI is down until Max Wait: the job id is in the message all the same', async () => {
		ttapi().set({ fetchFault: { kind: 'reset' } });

		const { error } = await runOne({ maxWait: 2 });

		expect(error?.message).toContain(`(job ${ttapi().jobs()[0].jobId})`);
		expect(error?.message).toContain('connection lost');
	});

	it('a key that is refused in the middle ends the wait, with the job id', async () => {
		ttapi().set({ fetchFault: { kind: '401' } });

		const { error } = await runOne();

		expect(error?.message).toContain(`refused the API key (job ${ttapi().jobs()[0].jobId})`);
	});

	it('Stop ends the wait at once, sends nothing more, and the output names the jobs', async () => {
		ttapi().set({ jobSeconds: 30 });
		let stoppedMs = 0;
		const { run, json } = await runNode(imagine(), {
			credential: credential(),
			items: prompts('a cat', 'a dog'),
			onStarted: (stop) => {
				setTimeout(() => {
					stoppedMs = Date.now();
					stop();
				}, 500);
			},
		});

		// 200 ms is the promise, kept by far; a busy machine gets some more, but less than the next look is away.
		expect(Date.now() - stoppedMs).toBeLessThan(400);
		expect(run.status).toBe('canceled');
		const before = ttapi().requests().length;
		await new Promise((resolve) => setTimeout(resolve, 1500));
		expect(ttapi().requests()).toHaveLength(before);
		const submitted = ttapi().jobs();
		expect(json.map(({ jobId }) => jobId).sort()).toEqual(
			submitted.map(({ jobId }) => jobId).sort(),
		);
	});
});
