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
});
