import { PIXEL, usePictureServer, type Serve } from '../n8n/pictureServer';
import { imagine } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 60 });
const server = usePictureServer();

// Many megabytes, on machines that have more to do.
jest.setTimeout(30_000);

/** Blend with links to two pictures, the second one answered as the test wants it. */
async function blend(serve?: Serve, second = server.link('/second', serve)) {
	const node = imagine({
		operation: 'blend',
		pictureFrom: 'url',
		pictureUrls: `${server.link('/first.png')}, ${second}`,
		waitMode: 'none',
	});
	return await runNode(node, { credential: credential(), items: [{}] });
}

const blends = () => ttapi().requests({ path: '/midjourney/v1/blend' });

const JPEG_HEAD = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

describe('a picture that TTAPI only takes as a part of the request', () => {
	it('is fetched from its link, and sent as what it is and not as what its server calls it', async () => {
		const { json, error } = await blend((response) => {
			response.writeHead(200, { 'Content-Type': 'text/plain' }).end(JPEG_HEAD);
		});

		expect(error).toBeUndefined();
		expect(json[0].jobId).toBe(ttapi().jobs()[0].jobId);
		expect(blends().map(({ body }) => Object(body).imgBase64Array)).toEqual([
			[
				`data:image/png;base64,${PIXEL.toString('base64')}`,
				`data:image/jpeg;base64,${JPEG_HEAD.toString('base64')}`,
			],
		]);
	});

	it('is fetched without the API key, also after a redirect', async () => {
		await blend((response) => void response.writeHead(302, { Location: '/moved.png' }).end());

		expect(server.paths().sort()).toEqual(['/first.png', '/moved.png', '/second']);
		expect(JSON.stringify(server.requests.map(({ headers }) => headers))).not.toMatch(
			/tt-api-key|a-key-to-look-for/i,
		);
		expect(blends()).toHaveLength(1);
	});

	it.each<[string, Serve, string]>([
		['that is gone', (it) => it.writeHead(404).end(), 'its server answered HTTP 404'],
		[
			'that is a page',
			(it) => it.writeHead(200, { 'Content-Type': 'image/png' }).end('<!DOCTYPE html>'),
			'it is no picture',
		],
		['that is empty', (it) => it.writeHead(200).end(), 'it is empty'],
		[
			'that breaks off',
			(it) => it.writeHead(200, { 'Content-Length': 100 }).write(PIXEL, () => it.destroy()),
			'it broke off',
		],
		[
			'that says it is larger than 20 MB',
			(it) => it.writeHead(200, { 'Content-Length': 20_000_001 }).write(PIXEL),
			'it is larger than 20 MB; make it smaller',
		],
		[
			'that is larger than 20 MB',
			(it) => it.writeHead(200).end(Buffer.alloc(20_100_000)),
			'it is larger than 20 MB; make it smaller',
		],
	])('%s: a plain message, and nothing is sent', async (_, serve, why) => {
		const { error } = await blend(serve);

		expect(error?.message).toContain(
			`The picture ${server.link('/second')} could not be fetched: ${why}`,
		);
		expect(error?.message).toContain('Nothing was sent for this item');
		expect(ttapi().requests()).toEqual([]);
		expect(await server.open()).toBe(0);
	});

	it('whose server is down: a plain message, and nothing is sent', async () => {
		const { error } = await blend(undefined, 'http://127.0.0.1:1/a.png');

		expect(error?.message).toContain('could not be reached (connection refused)');
		expect(ttapi().requests()).toEqual([]);
	});
});
