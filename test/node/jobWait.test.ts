import type { IBinaryKeyData } from 'n8n-workflow';
import { bytesOf } from '../n8n/binaryStorage';
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

describe('an item that passes through Job > Wait keeps its binary fields', () => {
	const note = (text: string): IBinaryKeyData[string] => ({
		data: Buffer.from(text).toString('base64'),
		mimeType: 'text/plain',
		fileName: `${text}.txt`,
	});

	/** Runs Job > Wait on one item that holds the files `data` and `note`. */
	async function waitWithFiles(
		item: NonNullable<Parameters<typeof runNode>[1]['items']>[number],
		options = {},
		more: { jobId?: unknown; node?: object } = {},
	) {
		const { outputs } = await runNode(wait(more.jobId, options, more.node), {
			credential: credential(),
			items: [item],
			binary: [{ data: note('mine'), note: note('other') }],
		});
		return outputs[0];
	}

	const finishedJob = async () => {
		const { json } = await runNode(imagine(), { credential: credential(), items: prompts('a') });
		return json[0];
	};

	it('of a finished job', async () => {
		const [{ json, binary }] = await waitWithFiles(await finishedJob());

		expect(json.status).toBe('SUCCESS');
		expect(binary).toMatchObject({ data: note('mine'), note: note('other') });
	});

	it('of what failed before it had a job', async () => {
		const failed = { error: 'The parameter "Prompt" is empty.', details: { jobId: null } };

		const [{ json, binary }] = await waitWithFiles(failed);

		expect(json).toEqual(failed);
		expect(binary).toMatchObject({ data: note('mine'), note: note('other') });
	});

	it('except those in whose place its own Download puts a file', async () => {
		const [{ binary }] = await waitWithFiles(await finishedJob(), { download: 'grid' });

		expect(binary?.note).toMatchObject(note('other'));
		expect(binary?.data).toMatchObject({ mimeType: 'image/png' });
		expect((await bytesOf(binary!.data)).subarray(1, 4).toString()).toBe('PNG');
	});

	it('also where its own Download cannot have a file', async () => {
		const job = await finishedJob();
		ttapi().set({ pictures: 'gone' });

		const [{ json, binary }] = await waitWithFiles(job, { download: 'grid' });

		expect(json.downloadError).toMatch(/could not be downloaded/);
		expect(binary).toMatchObject({ data: note('mine'), note: note('other') });
	});

	it('but a job that was waited for, or is another one, has only its own', async () => {
		const [running] = await submit('b');
		const [other] = await submit('c');

		const waited = await waitWithFiles(running);
		const [, another] = await waitWithFiles(
			await finishedJob(),
			{},
			{
				jobId: `={{ $json.jobId }}, ${String(other.jobId)}`,
			},
		);

		expect(waited.map(({ binary }) => binary)).toEqual([undefined]);
		expect(another.json.jobId).toBe(other.jobId);
		expect(another.binary).toBeUndefined();
	});

	it('but the items of its single pictures have only their own', async () => {
		const items = await waitWithFiles(await finishedJob(), { onePerPicture: true });

		expect(items.map(({ binary }) => binary)).toEqual(Array(4).fill(undefined));
	});

	it('but the item of an only picture has only its own as well', async () => {
		const job = await finishedJob();

		const items = await waitWithFiles({ ...job, images: [] }, { onePerPicture: true });

		expect(items.map(({ json, binary }) => [json.pictureUrl, binary])).toEqual([
			[job.cdnImage, undefined],
		]);
	});

	it('but a job that TTAPI does not know any more is an error item without files', async () => {
		const gone = { ...(await finishedJob()), jobId: 'gone' };

		const [{ json, binary }] = await waitWithFiles(
			gone,
			{ download: 'grid' },
			{ node: { onError: 'continueRegularOutput' } },
		);

		expect(json.error).toMatch(/does not know this job/);
		expect(binary).toBeUndefined();
	});
});
