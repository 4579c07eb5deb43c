import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.5 });

const wait = (
	jobId: unknown = '={{ $json.jobId ?? $json.details?.jobId }}',
	options = {},
	node = {},
) => ({
	...node,
	parameters: {
		resource: 'job',
		operation: 'wait',
		jobId: jobId as string,
		options: { pollInterval: 1, ...options },
	},
});

/** Submits without waiting; gives the items that come out. */
async function submit(...texts: string[]) {
	const node = imagine({ waitMode: 'none' });
	const { json } = await runNode(node, { credential: credential(), items: prompts(...texts) });
	return json;
}

describe('Job > Wait', () => {
	it('waits for the jobs of its items, and pays nothing', async () => {
		const items = await submit('a', 'b');

		const { json } = await runNode(wait(), { credential: credential(), items });

		expect(json.map(({ jobId, status }) => [jobId, status])).toEqual(
			items.map(({ jobId }) => [jobId, 'SUCCESS']),
		);
		expect(ttapi().jobs()).toHaveLength(2);
	});

	it('takes several ids in one item, and pairs their jobs with it', async () => {
		const ids = (await submit('a', 'b', 'c')).map(({ jobId }) => jobId);

		const { outputs } = await runNode(wait(ids.join(', ')), {
			credential: credential(),
			items: [{}],
		});

		expect(outputs[0].map(({ json, pairedItem }) => [json.jobId, json.status, pairedItem])).toEqual(
			ids.map((id) => [id, 'SUCCESS', { item: 0 }]),
		);
	});

	it('passes a finished job through as it is, without a request', async () => {
		const { json: finished } = await runNode(imagine(), {
			credential: credential(),
			items: prompts('a'),
		});
		const before = ttapi().requests().length;

		const { json } = await runNode(wait(), { credential: credential(), items: finished });

		expect(json).toEqual(finished);
		expect(ttapi().requests()).toHaveLength(before);
	});

	it('finishes for free what a node before it gave up', async () => {
		ttapi().set({ jobSeconds: 2 });
		const { json: timedOut } = await runNode(
			imagine({ options: { maxWait: 1 } }, { onError: 'continueRegularOutput' }),
			{ credential: credential(), items: prompts('a') },
		);
		expect(timedOut[0]).toMatchObject({ details: { kind: 'timedOut' } });

		const { json } = await runNode(wait(), { credential: credential(), items: timedOut });

		expect(json[0]).toMatchObject({ status: 'SUCCESS', prompt: 'a' });
		expect(ttapi().jobs()).toHaveLength(1);
	});

	it('says of a job that failed why it did', async () => {
		const items = await submit('a __fail__');

		const { error } = await runNode(wait(), { credential: credential(), items });

		expect(error?.message).toMatch(/The job ended FAILED .*\[Bad response\] Internal Error\./);
	});

	it('an unknown job is an error at once', async () => {
		const { error } = await runNode(wait('no-such-job'), { credential: credential(), items: [{}] });

		expect(error?.message).toMatch(/^TTAPI does not know this job \(job no-such-job\)/);
		// Where pictures, edits and videos live, once each.
		expect(ttapi().requests()).toHaveLength(3);
	});

	it('takes a job that was chosen from a list', async () => {
		const [{ jobId }] = await submit('a');

		const chosen = { __rl: true, mode: 'id', value: String(jobId) };
		const { json } = await runNode(wait(chosen), { credential: credential(), items: [{}] });

		expect(json).toEqual([expect.objectContaining({ jobId, status: 'SUCCESS' })]);
	});

	it('names an entry of a list that is no job ID, instead of leaving it out', async () => {
		const [{ jobId }] = await submit('a');

		const { error } = await runNode(wait([jobId, { jobId: 'b' }]), {
			credential: credential(),
			items: [{}],
		});

		expect(error?.message).toMatch(/"Job IDs" holds \{"jobId":"b"\}, which is not a job ID/);
	});

	it('lets an item pass that failed before it had a job, beside the others', async () => {
		const [job] = await submit('a');
		const failed = { error: 'The parameter "Prompt" is empty.', details: { jobId: null } };

		const { json } = await runNode(wait(), { credential: credential(), items: [job, failed] });

		expect(json).toEqual([
			expect.objectContaining({ jobId: job.jobId, status: 'SUCCESS' }),
			failed,
		]);
	});

	it('fetches files from where TTAPI says they are, and not from where an item says', async () => {
		const { json } = await runNode(imagine(), { credential: credential(), items: prompts('a') });
		const elsewhere = `${ttapi().url}/midjourney/20260101/forged.png`;
		const forged = { ...json[0], cdnImage: elsewhere, images: [elsewhere] };

		const { outputs } = await runNode(wait('={{ $json.jobId }}', { download: 'all' }), {
			credential: credential(),
			items: [forged],
		});

		expect(outputs[0][0].json).toEqual(json[0]);
		expect(Object.keys(outputs[0][0].binary ?? {})).toHaveLength(5);
		expect(ttapi().requests({ path: '/midjourney/20260101/forged.png' })).toEqual([]);
	});
});
