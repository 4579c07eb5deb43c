import type { INode } from 'n8n-workflow';
import type { Switches } from '../../sandbox/ttapi';
import { findOperation } from '../../nodes/Ttapi/operations';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';
import { answering } from '../operations/answering';
import { pngField } from '../operations/inputPictures';
import { makeParent } from '../operations/parents';
import { seedOf } from '../operations/seedOf';
import type { JobJson } from '../operations/submitCase';
import { fetchJob } from '../sandbox/ttapiClient';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.2, callback: 'never', maxQueue: 50 });

/** Between two looks lies a second, and a busy machine adds to that. */
jest.setTimeout(30_000);

const nodeFor = (resource: string, operation: string, parameters: INode['parameters'] = {}) => ({
	parameters: { resource, operation, options: { pollInterval: 1 }, ...parameters },
});

const posts = () => ttapi().requests({ method: 'POST', path: '/midjourney/v1/seed' }).length;

describe('Image > Get Seed, however TTAPI answers', () => {
	const getSeed = async (parent: JobJson, parameters: INode['parameters'] = {}) =>
		await runNode(nodeFor('image', 'getSeed', parameters), {
			credential: credential(),
			items: [parent],
		});

	it.each([
		['a job of its own', 'new', 'string'],
		['a job of its own', 'new', 'number'],
		['the id that it was asked about', 'same', 'string'],
		['the id that it was asked about', 'same', 'number'],
		['the seed itself', 'inReply', 'string'],
		['the seed itself', 'inReply', 'number'],
	] satisfies Array<[string, Switches['seedReplyId'], Switches['numbers']]>)(
		'%s (seedReplyId %s, as a %s)',
		async (_, seedReplyId, numbers) => {
			const parent = await makeParent(ttapi(), 'grid');
			ttapi().set({ seedReplyId, numbers });

			const { json, error } = await getSeed(parent);

			expect(error).toBeUndefined();
			const seed = seedOf(parent.jobId);
			expect(json).toEqual([
				expect.objectContaining({
					jobId: seedReplyId === 'same' ? parent.jobId : ttapi().jobs()[1].jobId,
					status: 'SUCCESS',
					seed: numbers === 'string' ? String(seed) : seed,
				}),
			]);
			expect(posts()).toBe(1);
		},
	);

	it('takes the seed from the reply, and asks nothing more', async () => {
		const parent = await makeParent(ttapi(), 'grid');
		ttapi().set({ seedReplyId: 'inReply' });
		const before = ttapi().requests().length;

		await getSeed(parent, { waitMode: 'callback' });

		expect(
			ttapi()
				.requests()
				.slice(before)
				.map(({ path }) => path),
		).toEqual(['/midjourney/v1/seed']);
	});

	it('looks at the followed job where the job of its own does not tell the seed', async () => {
		const silent = await answering(200, (query) => ({
			status: 'SUCCESS',
			message: '',
			data: {
				jobId: query.get('jobId') ?? 'own-job',
				seed: query.get('jobId') === 'parent' ? '7' : null,
			},
		}));

		const { json } = await runNode(nodeFor('image', 'getSeed'), {
			credential: silent.credential,
			items: [{ jobId: 'parent' }],
		});
		await silent.close();

		expect(json).toEqual([
			expect.objectContaining({ jobId: 'own-job', status: 'SUCCESS', seed: '7' }),
		]);
		expect(silent.asked).toEqual([
			'POST /midjourney/v1/seed',
			'GET /midjourney/v1/fetch?jobId=own-job',
			'GET /midjourney/v1/fetch?jobId=parent',
		]);
	});

	it('waits by callback also when TTAPI calls about the id that it was asked about', async () => {
		const parent = await makeParent(ttapi(), 'grid');
		ttapi().set({ seedReplyId: 'same', jobSeconds: 900 });
		const node = nodeFor('image', 'getSeed', { waitMode: 'callback' });
		const run = await runNode(node, { credential: credential(), items: [parent] });
		const parked = new ParkedExecution(node, run, credential(), '80000');
		const { jobId } = parent;
		const callback = { status: 'SUCCESS', jobId, data: { jobId } };

		// Somebody who announces it too early does not resume the execution.
		expect((await parked.call(callback)).items).toBeUndefined();
		ttapi().finish(ttapi().jobs()[1].jobId);
		const { items } = await parked.call(callback);

		expect(items?.map(({ json }) => json)).toEqual([
			expect.objectContaining({ jobId, status: 'SUCCESS', seed: String(seedOf(jobId)) }),
		]);
	});

	it('puts out the id that it has with Don’t Wait', async () => {
		const parent = await makeParent(ttapi(), 'grid');
		ttapi().set({ seedReplyId: 'same', jobSeconds: 900 });

		const { json } = await getSeed(parent, { waitMode: 'none' });

		expect(json).toEqual([{ jobId: parent.jobId, status: 'PENDING_QUEUE' }]);
	});
});

describe('videos come out under one name, wherever TTAPI has them', () => {
	it.each(['cdnVideos', 'videos', 'videoUrls', 'images', 'objects'] as const)(
		'videoShape %s',
		async (videoShape) => {
			// Jobs that are done at once are not parked for.
			ttapi().set({ videoShape, jobSeconds: 0 });
			const node = nodeFor('video', 'generate', {
				prompt: 'It moves',
				imageUrl: 'https://example.com/a.png',
				waitMode: 'callback',
				options: { bs: 2 },
			});

			const { json, error } = await runNode(node, { credential: credential(), items: [{}] });

			expect(error).toBeUndefined();
			expect(json[0].videos).toEqual(
				[0, 1].map((n) =>
					expect.stringMatching(
						new RegExp(`^${ttapi().url}/midjourney/\\d{8}/[0-9a-f-]{36}_${n}\\.mp4$`),
					),
				),
			);
			expect(json[0]).toMatchObject({ status: 'SUCCESS', images: [], cdnImage: null });
		},
	);

	it.each(['cdnVideos', 'videos', 'videoUrls', 'images', 'objects'] as const)(
		'the same when the job is looked up by its id alone (videoShape %s)',
		async (videoShape) => {
			ttapi().set({ videoShape });
			const { videos } = await makeParent(ttapi(), 'videos');

			expect(videos).toEqual(Array(4).fill(expect.stringMatching(/\/midjourney\/.+\.mp4$/)));
		},
	);
});

describe('a refusal that repeats the id of the followed job is no job', () => {
	const jobId = '8ddd973f-0f6c-4d6c-9b8e-2c9a6d1f7a10';
	const parent = { jobId, status: 'SUCCESS', width: 8, height: 8, components: ['upsample1'] };
	const message = 'Associated task status error.';
	const followUps: ReadonlyArray<[resource: string, operation: string]> = [
		['image', 'action'],
		['image', 'getSeed'],
		['image', 'inpaint'],
		['video', 'extend'],
	];

	it.each(followUps.filter(([resource, operation]) => findOperation(resource, operation)))(
		'%s %s',
		async (resource, operation) => {
			const refusing = await answering(200, { status: 'FAILED', message, data: { jobId } });

			const { json } = await runNode(
				{
					...nodeFor(resource, operation, { prompt: 'A sail' }),
					onError: 'continueRegularOutput',
				},
				{
					credential: refusing.credential,
					items: [parent],
					binary: [{ data: pngField(8) }],
				},
			);
			await refusing.close();

			expect(json).toEqual([
				{
					error: expect.stringMatching(/^TTAPI refused the request: "Associated task/),
					details: {
						jobId: null,
						status: null,
						kind: 'refused',
						ttapiMessage: message,
						httpStatus: 200,
					},
				},
			]);
			expect(refusing.asked).toEqual([expect.stringMatching(/^POST \/midjourney\//)]);
		},
	);
});

describe('edits', () => {
	it('the pictures of an edit are those that can be downloaded', async () => {
		ttapi().set({ jobSeconds: 0 });
		const node = nodeFor('image', 'edit', { prompt: 'A roof', waitMode: 'callback' });
		const { json } = await runNode(node, {
			credential: credential(),
			items: [{}],
			binary: [{ data: pngField(8) }],
		});

		const { data } = await fetchJob(ttapi(), String(json[0].jobId), 'edit');
		expect(json[0].images).toEqual(data.cdnImages);
		expect(json[0].images).not.toEqual(data.images);
		expect(json[0].images).toHaveLength(4);
	});
});

describe('Image > Blend from links', () => {
	it('a link that leads nowhere is named, and nothing is sent for its item', async () => {
		const { images } = await makeParent(ttapi(), 'grid');
		const [good] = Array.isArray(images) ? images : [];
		const dead = `${ttapi().url}/midjourney/20260101/no-such-picture.png`;
		const node = {
			...nodeFor('image', 'blend', {
				pictureFrom: 'url',
				pictureUrls: '={{ $json.urls }}',
				waitMode: 'none',
			}),
			onError: 'continueRegularOutput' as const,
		};

		const { json } = await runNode(node, {
			credential: credential(),
			items: [{ urls: `${good} ${good}` }, { urls: `${good} ${dead}` }],
		});

		expect(json).toEqual([
			{ jobId: ttapi().jobs()[1].jobId, status: 'PENDING_QUEUE' },
			{
				error: expect.stringContaining(
					`The picture ${dead} could not be fetched: its server answered HTTP 404`,
				),
				details: { jobId: null, status: null, kind: 'badInput' },
			},
		]);
		expect(ttapi().requests({ path: '/midjourney/v1/blend' })).toHaveLength(1);
	});
});
