import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { searchList } from '../n8n/searchList';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.05, maxQueue: 100 });

/** Makes finished jobs; gives their ids in the order of the prompts. */
async function finished(...texts: string[]): Promise<string[]> {
	const { json } = await runNode(imagine({ options: { maxInFlight: 1 } }), {
		credential: credential(),
		items: prompts(...texts),
	});
	return json.map(({ jobId }) => String(jobId));
}

describe('the list of jobs in the editor', () => {
	it('shows the finished ones by their prompts, the newest first, each with a link to its picture', async () => {
		const [cat, dog] = await finished('A cat', 'A dog');

		const { results } = await searchList('searchJobs', credential());

		expect(results).toEqual([
			{ name: `A dog · ${dog.slice(0, 8)}`, value: dog, url: expect.stringMatching(/\.png$/) },
			{ name: `A cat · ${cat.slice(0, 8)}`, value: cat, url: expect.stringMatching(/\.png$/) },
		]);
	});

	it('tells jobs of the same prompt apart', async () => {
		const [first, second] = await finished('A cat', 'A cat');

		const { results } = await searchList('searchJobs', credential(), { filter: 'a cat' });

		expect(results.map(({ value }) => value)).toEqual([second, first]);
		expect(results[0].name).not.toBe(results[1].name);
	});

	it('finds jobs by a word of the prompt, in any case, and by the id', async () => {
		const [cat] = await finished('A cat', 'A dog');

		const byWord = await searchList('searchJobs', credential(), { filter: ' CAT ' });
		const byId = await searchList('searchJobs', credential(), { filter: cat.slice(0, 13) });

		expect(byWord.results.map(({ value }) => value)).toEqual([cat]);
		expect(byId.results.map(({ value }) => value)).toEqual([cat]);
	});

	it('goes on from page to page', async () => {
		await runNode(imagine({ waitMode: 'none', options: { maxInFlight: 60 } }), {
			credential: credential(),
			items: prompts(...Array.from({ length: 60 }, (_, index) => `picture ${index}`)),
		});
		for (const { jobId } of ttapi().jobs()) ttapi().finish(jobId);

		const first = await searchList('searchJobs', credential());
		const second = await searchList('searchJobs', credential(), {
			page: first.paginationToken as string,
		});

		expect(first.results).toHaveLength(50);
		expect(second.results).toHaveLength(10);
		expect(second.paginationToken).toBeUndefined();
		const ids = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(ids).size).toBe(60);
	});

	it('shortens a long prompt and says what kind of job it is', async () => {
		const [grid] = await finished(`A lighthouse ${'far '.repeat(30)}away`);
		const single = { resource: 'image', operation: 'action', jobId: grid, action: 'upsample1' };
		await runNode(
			{ parameters: { ...single, waitMode: 'poll', options: { pollInterval: 1 } } },
			{ credential: credential() },
		);

		const { results } = await searchList('searchJobs', credential());

		expect(results[0].name).toMatch(/^A lighthouse far .{1,25}… \(U1\) · [0-9a-f]{8}$/);
	});

	it('says in words why there is no list', async () => {
		const wrong = { ...credential(), apiKey: 'another-key' };

		await expect(searchList('searchJobs', wrong)).rejects.toThrow(/TTAPI refused the API key/);
	});

	it('says so when TTAPI cannot be reached', async () => {
		ttapi().set({ down: true });

		await expect(searchList('searchJobs', credential())).rejects.toThrow(
			/could not be reached .*Enter the job ID/,
		);
	});
});

describe('the list of actions in the editor', () => {
	const offers = async (jobId: unknown, filter?: string) => {
		const parameters = { jobId: jobId as string };
		const { results } = await searchList('searchActions', credential(), { parameters, filter });
		return results.map(({ value }) => value);
	};

	it('holds what the chosen job offers, and nothing that is no action', async () => {
		const [grid] = await finished('A cat');
		const { json } = await runNode(
			{
				parameters: {
					resource: 'image',
					operation: 'action',
					jobId: grid,
					action: 'upsample2',
					waitMode: 'poll',
					options: { pollInterval: 1 },
				},
			},
			{ credential: credential() },
		);
		const single = { __rl: true, mode: 'list', value: String(json[0].jobId) };

		expect(await offers(grid)).toEqual([
			'upsample1',
			'upsample2',
			'upsample3',
			'upsample4',
			'reroll',
			'variation1',
			'variation2',
			'variation3',
			'variation4',
		]);
		expect(json[0].components).toContain('vary_region');
		expect(await offers(single)).toContain('zoom_out_2');
		expect(await offers(single)).not.toContain('vary_region');
		expect(await offers(single)).not.toContain('upsample1');
	});

	it.each([
		['no job is chosen', ''],
		['only an execution can tell the job', '={{ $json.jobId }}'],
		['TTAPI does not know the job', 'no-such-job'],
	])('holds every known action when %s', async (_, jobId) => {
		expect(await offers(jobId)).toHaveLength(26);
	});

	it('finds actions by the name of the button and by TTAPI’s word', async () => {
		expect(await offers('', 'zoom')).toEqual(['zoom_out_2', 'zoom_out_1_5']);
		expect(await offers('', 'low_var')).toEqual(['low_variation']);
	});
});
