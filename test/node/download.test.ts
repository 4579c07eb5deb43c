/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import type { IBinaryData, IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { bytesOf, fieldsOf, STORAGES, useStorage } from '../n8n/binaryStorage';
import { endedJobs, existingJob } from '../n8n/deliveredJobs';
import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';
import type { NodeUnderTest } from '../n8n/workflow';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.05 });

// Many megabytes, on machines that have more to do.
jest.setTimeout(30_000);

// A sleep of the node for which nobody waits any more is gone within a second.
afterAll(async () => await pause(1100));

/** The requests for files. */
const files = () => ttapi().requests({ path: '/midjourney/2*' });

const run = async (node: NodeUnderTest, items: Parameters<typeof runNode>[1]['items']) =>
	await runNode(node, { credential: credential(), items });

const imagineWith = async (options: INode['parameters'], ...texts: string[]) =>
	await run(imagine({ options }), prompts(...texts));

const ended = async (parameters: INode['parameters'], ...texts: string[]) =>
	await endedJobs(ttapi(), parameters, ...texts);

/** Gets jobs that have ended, with their files. */
async function getWith(options: IDataObject, jobs: Awaited<ReturnType<typeof ended>>) {
	const { outputs } = await run(existingJob('get', options), jobs);
	return outputs[0];
}

const served = async (url: unknown): Promise<Buffer> =>
	(await axios.get<Buffer>(String(url), { responseType: 'arraybuffer' })).data;

const nameIn = (url: unknown) => new URL(String(url)).pathname.split('/').at(-1);

/** Every field of an item holds the file behind its link: name, type and every byte. */
async function expectFiles(item: INodeExecutionData, links: Record<string, unknown>) {
	expect(fieldsOf(item)).toEqual(Object.keys(links));
	for (const [field, link] of Object.entries(links)) {
		const binary: IBinaryData | undefined = item.binary?.[field];
		const bytes = await served(link);
		const isVideo = String(link).includes('.mp4');
		expect(binary).toMatchObject({
			fileName: nameIn(link),
			mimeType: isVideo ? 'video/mp4' : 'image/png',
			fileType: isVideo ? 'video' : 'image',
			fileExtension: isVideo ? 'mp4' : 'png',
			bytes: bytes.length,
		});
		expect(binary?.directory).toBeUndefined();
		if (binary !== undefined) expect((await bytesOf(binary)).equals(bytes)).toBe(true);
	}
	expect(item.json.downloadError).toBeUndefined();
}

function linksOf({ cdnImage, images, videos }: IDataObject, field = 'data') {
	const numbered = (list: unknown) =>
		Object.fromEntries(Object(list).map((url: string, n: number) => [`${field}_${n + 1}`, url]));
	return {
		grid: { [field]: cdnImage },
		tiles: numbered(images ?? []),
		all: { [field]: cdnImage, ...numbered(images ?? []) },
		videos: numbered(videos ?? []),
	};
}

describe.each(STORAGES)('with n8n keeping files in %s', (storage) => {
	const { folder } = useStorage(storage);

	it('keeps them where n8n is told to', async () => {
		const { outputs } = await imagineWith({ download: 'grid' }, 'a');

		const { id, data } = outputs[0][0].binary?.data ?? {};
		expect(folder() === '' ? [typeof data, id] : data).toEqual(
			storage === 'memory' ? ['string', undefined] : 'filesystem-v2',
		);
		if (storage === 'disk') expect(id).toMatch(/^filesystem-v2:workflows\/wf\/executions\/42\//);
	});

	it.each(['grid', 'tiles', 'all'] as const)('Imagine with Download %s', async (download) => {
		const { run: ran, outputs, json } = await imagineWith({ download }, 'a', 'b');

		expect(ran.status).toBe('success');
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(json.map(({ prompt }) => prompt)).toEqual(['a', 'b']);
		for (const item of outputs[0]) await expectFiles(item, linksOf(item.json)[download]);
	});

	it('Job > Get of a finished job', async () => {
		const [item] = await getWith({ download: 'all' }, await ended({}, 'a'));
		await expectFiles(item, linksOf(item.json).all);
	});

	it('Job > Wait for a job that is still running', async () => {
		const submitted = await run(imagine({ waitMode: 'none' }), prompts('a __0.5s__'));
		const { outputs } = await run(existingJob('wait', { download: 'tiles' }), submitted.json);
		await expectFiles(outputs[0][0], linksOf(outputs[0][0].json).tiles);
	});

	it('Job > Wait of a finished job: TTAPI is asked once for where its files are', async () => {
		const jobs = (await getWith({}, await ended({}, 'a', 'b'))).map(({ json }) => json);
		const before = ttapi().requests({ path: '/midjourney/v1/*' }).length;

		const { outputs } = await run(existingJob('wait', { download: 'all' }), jobs);

		expect(outputs[0].map(({ json }) => json)).toEqual(jobs);
		expect(ttapi().requests({ path: '/midjourney/v1/*' })).toHaveLength(before + jobs.length);
		for (const item of outputs[0]) await expectFiles(item, linksOf(item.json).all);
	});

	it('links with a query: it is needed, and no part of the name', async () => {
		ttapi().set({ pictureQuery: true });
		const [item] = await getWith({ download: 'all' }, await ended({}, 'a'));
		expect(item.json.cdnImage).toMatch(/\.png\?ex=/);
		await expectFiles(item, linksOf(item.json).all);
	});

	it('links that redirect, and servers that do not tell the length', async () => {
		ttapi().set({ pictures: 'redirect', pictureLength: false });
		const [item] = await getWith({ download: 'all' }, await ended({}, 'a'));
		await expectFiles(item, linksOf(item.json).all);
	});

	it('files of several megabytes', async () => {
		ttapi().set({ pictureBytes: 3_000_000 });
		const [item] = await getWith({ download: 'tiles' }, await ended({}, 'a'));
		expect(item.binary?.data_4.bytes).toBe(3_000_000);
		await expectFiles(item, linksOf(item.json).tiles);
	});

	it('a single picture: one file, whatever is chosen', async () => {
		const [{ jobId }] = await ended({}, 'a');
		const upsample = { operation: 'action', jobId: String(jobId), action: 'upsample1' };
		const single = await ended(upsample, 'a');
		for (const download of ['grid', 'tiles', 'all']) {
			const [item] = await getWith({ download }, single);
			expect(item.json.action).toBe('upsample1');
			await expectFiles(item, linksOf(item.json).grid);
		}
	});

	it('an edit has no grid: its four pictures', async () => {
		const pictureUrl = 'https://example.com/a.png';
		const edit = { operation: 'edit', type: 'edit', pictureFrom: 'url', pictureUrl };
		const [item] = await getWith({ download: 'grid' }, await ended(edit, 'a'));
		expect(item.json.images).toHaveLength(4);
		await expectFiles(item, linksOf(item.json).tiles);
	});

	it('videos', async () => {
		const imageUrl = 'https://example.com/a.png';
		const video = { resource: 'video', operation: 'generate', imageUrl };
		const [item] = await getWith({ download: 'grid' }, await ended(video, 'a'));
		expect(item.json.videos).toHaveLength(4);
		await expectFiles(item, linksOf(item.json).videos);
	});

	it('the binary field has the name that the user gave it', async () => {
		const options = { download: 'all', binaryPropertyName: 'picture' };
		const [item] = await getWith(options, await ended({}, 'a'));
		await expectFiles(item, linksOf(item.json, 'picture').all);
	});

	it('one item per picture: each with the job, its own link and its own file', async () => {
		const options = { download: 'all', onePerPicture: true, binaryPropertyName: 'picture' };
		const items = await getWith(options, await ended({}, 'a', 'b'));

		expect(items).toHaveLength(10);
		for (const [n, item] of items.entries()) {
			const { pictureUrl, ...job } = item.json;
			const links = [job.cdnImage, ...Object(job.images)];
			expect(item.pairedItem).toEqual({ item: Math.floor(n / 5) });
			expect([job.prompt, pictureUrl]).toEqual([n < 5 ? 'a' : 'b', links[n % 5]]);
			await expectFiles(item, { picture: pictureUrl });
		}
	});
});

it('one item per picture without a download: only the links', async () => {
	const items = await getWith({ onePerPicture: true }, await ended({}, 'a'));
	expect(items.map(({ json }) => json.pictureUrl)).toEqual(items[0].json.images);
	expect(items.map(fieldsOf)).toEqual([[], [], [], []]);
	expect(files()).toEqual([]);
});

it('one item per picture of a job that has none: the job', async () => {
	ttapi().set({ jobSeconds: 60 });
	const { json } = await run(imagine({ waitMode: 'none' }), prompts('a'));
	const items = await getWith({ download: 'all', onePerPicture: true }, json);
	expect(items.map((item) => item.json.jobId)).toEqual([json[0].jobId]);
	expect(items[0].json).not.toHaveProperty('pictureUrl');
});

it('nothing is fetched of jobs that are not finished, not waited for, or failed', async () => {
	const none = await run(imagine({ waitMode: 'none', options: { download: 'all' } }), prompts('a'));
	const failed = await run(
		imagine({ options: { download: 'all' } }, { onError: 'continueRegularOutput' }),
		prompts('b __fail__'),
	);
	ttapi().set({ jobSeconds: 60, runningPreview: true });
	const running = await run(imagine({ waitMode: 'none' }), prompts('c'));
	const looked = await run(existingJob('get', { download: 'all' }), running.json);

	const items = [none, failed, looked].map(({ outputs }) => outputs[0][0]);
	expect(items.map(fieldsOf)).toEqual([[], [], []]);
	expect(items.map(({ json }) => json.downloadError)).toEqual(Array(3).fill(undefined));
	expect(files()).toEqual([]);
});

it('Job > Wait asks no address that only the input item vouches for', async () => {
	const [job] = (await getWith({}, await ended({}, 'a'))).map(({ json }) => json);
	const images = [`${ttapi().url}/midjourney/20260101/anything.png`];

	const node = existingJob('wait', { download: 'all' });
	const { outputs } = await run(node, [{ ...job, cdnImage: images[0], images }]);

	await expectFiles(outputs[0][0], linksOf(job).all);
	expect(files().map(({ path }) => path)).not.toContain('/midjourney/20260101/anything.png');
});

it('nothing is fetched where Download is not set', async () => {
	const [item] = await getWith({}, await ended({}, 'a'));
	expect(item.json.cdnImage).toMatch(/\.png$/);
	expect(item.binary).toBeUndefined();
	expect(files()).toEqual([]);
});

it('the API key never goes to the server of the files, also not after a redirect', async () => {
	const jobs = await ended({}, 'a');
	await getWith({ download: 'all' }, jobs);
	ttapi().set({ pictures: 'redirect' });
	await getWith({ download: 'all' }, jobs);

	const sent = ttapi()
		.requests()
		.filter(({ kind }) => kind === 'picture');
	expect(sent.map(({ status }) => status).sort()).toEqual([
		...Array(10).fill(200),
		...Array(5).fill(302),
	]);
	expect(sent.map(({ keySent }) => keySent)).toEqual(Array(15).fill(false));
	expect(JSON.stringify(sent)).not.toContain(ttapi().apiKey);
});
