import { callTrigger } from '../n8n/callTrigger';
import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.05 });

const pictures = () => ttapi().requests({ path: '/midjourney/2*' });

async function finishedJob() {
	const { json } = await runNode(imagine(), {
		credential: credential(),
		items: prompts('A cat'),
	});
	return json[0];
}

const call = async (body: unknown, parameters: object, nodeId: string) =>
	await callTrigger(body, { credential: credential(), parameters: { ...parameters }, nodeId });

describe('the trigger with Download', () => {
	it('starts with the files of the confirmed job, without the API key on their way', async () => {
		const job = await finishedJob();
		const body = { status: 'SUCCESS', jobId: job.jobId, data: { jobId: job.jobId } };

		const { status, started } = await call(body, { options: { download: 'all' } }, 'download-1');

		expect(status).toBe(200);
		expect(started).toHaveLength(1);
		expect(started?.[0].json).toEqual(job);
		expect(Object.keys(started?.[0].binary ?? {})).toEqual([
			'data',
			'data_1',
			'data_2',
			'data_3',
			'data_4',
		]);
		expect(pictures().map(({ keySent }) => keySent)).toEqual(Array(5).fill(false));
	});

	it('asks no address that only the caller vouches for', async () => {
		const job = await finishedJob();
		const evil = `${ttapi().url}/midjourney/20260101/anything.png`;
		const data = { jobId: job.jobId, action: 'imagine', cdnImage: evil, images: [evil] };

		const unconfirmed = await call(
			{ status: 'SUCCESS', jobId: job.jobId, data },
			{ verify: false, options: { download: 'all', onePerPicture: true } },
			'download-2',
		);
		const confirmed = await call(
			{ status: 'SUCCESS', jobId: job.jobId, data },
			{ options: { download: 'all' } },
			'download-3',
		);

		expect(unconfirmed.started?.[0].json.cdnImage).toBe(evil);
		expect(unconfirmed.started?.[0].binary).toBeUndefined();
		expect(confirmed.started?.[0].json).toEqual(job);
		expect(pictures()).toHaveLength(5);
		expect(pictures().map(({ path }) => path)).not.toContain('/midjourney/20260101/anything.png');
	});

	it('starts with the job alone, saying why, when an option cannot be used', async () => {
		const job = await finishedJob();
		const body = { status: 'SUCCESS', jobId: job.jobId, data: { jobId: job.jobId } };

		const { status, started } = await call(
			body,
			{ options: { download: 'all', binaryPropertyName: 'two words' } },
			'download-4',
		);

		expect(status).toBe(200);
		expect(started?.[0].json).toEqual({
			...job,
			downloadError: expect.stringMatching(/"Put Output File in Field" is "two words"/),
		});
	});
});
