/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { bytesOf, fieldsOf, STORAGES, useStorage } from '../n8n/binaryStorage';
import { deliver, endedJobs, existingJob, finishedJob } from '../n8n/deliveredJobs';
import { PIXEL, usePictureServer, type Serve } from '../n8n/pictureServer';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox();
const server = usePictureServer();

const gridOf = (serve?: Serve) => finishedJob({ cdnImage: server.link('/grid.png', serve) });

const gone: Serve = (response) => response.writeHead(404).end();

const png = (more: Record<string, string | number> = {}) => ({
	'Content-Type': 'image/png',
	...more,
});

describe.each(STORAGES)('with n8n keeping files in %s', (storage) => {
	const { stored } = useStorage(storage);

	it.each([
		['gone', 'its server answered HTTP 404'],
		['forbidden', 'its server answered HTTP 403'],
		['html', 'its server sent something that is no picture or video'],
		['cut', 'it broke off'],
	] as const)(
		'%s: the job comes out whole, and says of each file why not',
		async (pictures, why) => {
			const items = await endedJobs(ttapi(), {}, 'a');
			const whole = await runNode(existingJob('get', {}), { credential: credential(), items });
			for (const pictureLength of [true, false]) {
				ttapi().set({ pictures, pictureLength });
				const before = stored().length;
				const node = existingJob('get', { download: 'all' });
				const { run, json, outputs } = await runNode(node, { credential: credential(), items });

				expect([run.status, run.data.resultData.error]).toEqual(['success', undefined]);
				const { downloadError, ...job } = json[0];
				expect(job).toEqual(whole.json[0]);
				const links = [job.cdnImage, ...Object(job.images)];
				expect(String(downloadError).split('\n')).toEqual(
					links.map((url) =>
						expect.stringContaining(`The file ${url} could not be downloaded: ${why}.`),
					),
				);
				expect(outputs[0][0].binary).toBeUndefined();
				expect(stored()).toHaveLength(before);
			}
		},
	);

	it.each<[string, Serve, string]>([
		['a server that closes the connection', (it) => it.destroy(), 'be reached (connection lost)'],
		['an error page', (it) => it.writeHead(500, html).end('<h1>Oops</h1>'), 'answered HTTP 500'],
		[
			'an answer of JSON',
			(it) => it.writeHead(200, json).end('{"error":1}'),
			'no picture or video',
		],
		['an answer without content', (it) => it.writeHead(204).end(), 'it is empty'],
		['an empty file', (it) => it.writeHead(200, png()).end(), 'it is empty'],
		['a redirect to itself', (it) => it.writeHead(302, toItself).end(), 'could not be reached'],
		[
			'less than was announced',
			(it) => it.writeHead(200, png({ 'Content-Length': 100 })).end(PIXEL, () => it.destroy()),
			'it broke off',
		],
		[
			'chunks that end early',
			(it) => it.writeHead(200, png()).write(PIXEL, () => it.destroy()),
			'it broke off',
		],
	])('%s: a plain message', async (_, serve, why) => {
		const { run, json: items, outputs } = await deliver({}, [gridOf(serve)]);

		expect([run.status, run.data.resultData.error]).toEqual(['success', undefined]);
		expect(items[0].downloadError).toContain(why);
		expect(outputs[0][0].binary).toBeUndefined();
	});

	it.each([
		['a server that is down', 'http://127.0.0.1:1/a.png', 'be reached (connection refused)'],
		['a link that is none', 'not a link', 'its link is not an http(s) address'],
		['a link of another kind', 'ftp://127.0.0.1/a.png', 'its link is not an http(s) address'],
		['a link to a file of n8n', 'file:///etc/passwd', 'its link is not an http(s) address'],
		['a link with a file in it', 'data:image/png;base64,iVBOR', 'is not an http(s) address'],
	])('%s: a plain message', async (_, url, why) => {
		const { run, json: items, outputs } = await deliver({}, [finishedJob({ cdnImage: url })]);

		expect(run.status).toBe('success');
		expect(items[0].downloadError).toContain(why);
		expect(outputs[0][0].binary).toBeUndefined();
	});

	it('a file that is longer on its way, being compressed, comes whole', async () => {
		const packed = gzipSync(PIXEL);
		expect(packed.length).toBeGreaterThan(PIXEL.length);
		const headers = png({ 'Content-Encoding': 'gzip', 'Content-Length': packed.length });
		const { outputs } = await deliver({}, [gridOf((it) => it.writeHead(200, headers).end(packed))]);

		const [binary] = Object.values(outputs[0][0].binary ?? {});
		expect((await bytesOf(binary)).equals(PIXEL)).toBe(true);
	});

	it('a compressed file that breaks off is not taken for a whole one', async () => {
		const packed = gzipSync(randomBytes(200_000));
		const headers = png({ 'Content-Encoding': 'gzip', 'Content-Length': packed.length });
		const serve: Serve = (it) =>
			it.writeHead(200, headers).write(packed.subarray(0, 100_000), () => it.destroy());
		const { outputs, json: items } = await deliver({}, [gridOf(serve)]);

		expect(outputs[0][0].binary).toBeUndefined();
		expect(items[0].downloadError).toContain('downloaded: it broke off.');
	});
});

const html = { 'Content-Type': 'text/html' };
const json = { 'Content-Type': 'application/json' };
const toItself = { Location: '/grid.png' };

describe('a file that cannot be had', () => {
	it('costs no other file, neither of its job nor of another one', async () => {
		const lost = server.link('/gone.png', gone);
		const good = ['/1.png', '/2.png', '/3.png'].map((path) => server.link(path));
		const jobs = [
			finishedJob({ images: [good[0], lost, good[1]] }),
			finishedJob({ images: [good[2], good[0]] }),
		];

		const { outputs } = await deliver({}, jobs);

		expect(outputs[0].map(fieldsOf)).toEqual([
			['data_1', 'data_3'],
			['data_1', 'data_2'],
		]);
		expect(outputs[0][0].json.downloadError).toMatch(/^The file \S+\/gone\.png could not [^\n]+$/);
		expect(outputs[0][1].json.downloadError).toBeUndefined();
	});

	it('is told only by its own item, with one item per picture', async () => {
		const job = finishedJob({ images: [server.link('/1.png'), server.link('/gone.png', gone)] });

		const { outputs } = await deliver({ onePerPicture: true }, [job]);

		expect(outputs[0].map(({ json: item }) => item.pictureUrl)).toEqual(job.images);
		expect(outputs[0].map(fieldsOf)).toEqual([['data'], []]);
		expect(outputs[0].map(({ json: item }) => item.downloadError)).toEqual([
			undefined,
			expect.stringContaining('HTTP 404'),
		]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'is no error of its item with On Error %s',
		async (onError) => {
			const { outputs } = await deliver({}, [gridOf(gone)], { node: { onError } });
			expect(outputs[0][0].json).toMatchObject({
				status: 'SUCCESS',
				downloadError: expect.stringContaining('HTTP 404'),
			});
			expect(outputs[1] ?? []).toEqual([]);
		},
	);

	it('is there at a further try', async () => {
		const job = gridOf((it) => it.writeHead(503).end());
		const first = await deliver({}, [job]);
		expect(first.json[0].downloadError).toContain('HTTP 503');
		server.serves.clear();

		const second = await deliver({}, [job]);

		expect(fieldsOf(second.outputs[0][0])).toEqual(['data']);
		expect(second.json[0].downloadError).toBeUndefined();
	});
});
