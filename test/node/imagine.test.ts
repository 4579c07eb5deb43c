import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const SUBMIT = { method: 'POST', path: '/midjourney/v1/imagine' };

const { ttapi, credential, submits } = useSandbox({ jobSeconds: 0.3 });

describe('Image > Imagine', () => {
	it('submits what the user filled in, waits, and puts out the finished job', async () => {
		const { json, error } = await runNode(imagine(), {
			credential: credential(),
			items: prompts('A cute kitten'),
		});

		expect(error).toBeUndefined();
		const [submit] = ttapi().requests(SUBMIT);
		expect(submit.body).toEqual({ prompt: 'A cute kitten', mode: 'fast' });
		const [job] = ttapi().jobs();
		expect(json).toEqual([
			expect.objectContaining({
				jobId: job.jobId,
				status: 'SUCCESS',
				message: '',
				action: 'imagine',
				prompt: 'A cute kitten',
				mode: null,
				progress: 100,
				quota: expect.any(Number),
				cdnImage: expect.stringMatching(/\.png$/),
				images: Array(4).fill(expect.stringMatching(/\.png$/)),
				width: expect.any(Number),
				height: expect.any(Number),
				components: expect.arrayContaining(['upsample1', 'reroll', 'variation4']),
				seed: null,
				hookUrl: null,
			}),
		]);
	});

	it('sends every option that is set, and nothing else', async () => {
		const options = {
			timeout: 600,
			getUImages: true,
			maxWait: 60,
			pollInterval: 1,
			maxInFlight: 3,
		};
		await runNode(
			imagine({ mode: 'relax', hookUrl: 'http://127.0.0.1:9/hook', waitMode: 'none', options }),
			{ credential: credential(), items: prompts('A cat --ar 16:9') },
		);

		expect(
			ttapi()
				.requests(SUBMIT)
				.map(({ body }) => body),
		).toEqual([
			{
				prompt: 'A cat --ar 16:9',
				mode: 'relax',
				hookUrl: 'http://127.0.0.1:9/hook',
				timeout: 600,
				getUImages: true,
			},
		]);
	});

	it("puts out the job id at once with Don't Wait, and asks nothing", async () => {
		const { json } = await runNode(imagine({ waitMode: 'none' }), {
			credential: credential(),
			items: prompts('one', 'two'),
		});

		const ids = ttapi()
			.jobs()
			.map(({ jobId, prompt }) => [prompt, jobId]);
		expect(Object.fromEntries(ids)).toEqual({ one: json[0].jobId, two: json[1].jobId });
		expect(json.map(({ status }) => status)).toEqual(['PENDING_QUEUE', 'PENDING_QUEUE']);
		expect(ttapi().requests({ method: 'GET' })).toEqual([]);
	});

	it('submits all items together and puts them out in the order of the input', async () => {
		const texts = ['a __0.9s__', 'b __0.1s__', 'c __0.5s__', 'd __0.1s__'];
		const { outputs } = await runNode(imagine(), {
			credential: credential(),
			items: prompts(...texts),
		});

		expect(outputs[0].map(({ json }) => json.prompt)).toEqual(texts);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			texts.map((_, item) => ({ item })),
		);
		const lastSubmit = Math.max(
			...ttapi()
				.requests(SUBMIT)
				.map(({ at }) => Number(at)),
		);
		const firstLook = Math.min(
			...ttapi()
				.requests({ method: 'GET' })
				.map(({ at }) => Number(at)),
		);
		expect(lastSubmit).toBeLessThan(firstLook);
	});

	it('keeps at most maxInFlight jobs unfinished', async () => {
		ttapi().set({ maxQueue: 2 });
		const { json } = await runNode(imagine({ options: { maxInFlight: 2, pollInterval: 1 } }), {
			credential: credential(),
			items: prompts('a', 'b', 'c', 'd', 'e'),
		});

		expect(json.map(({ status }) => status)).toEqual(Array(5).fill('SUCCESS'));
		expect(submits().map(([, status]) => status)).toEqual(Array(5).fill(200));
	});
});
