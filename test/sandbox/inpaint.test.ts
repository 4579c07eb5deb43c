/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { beginningLike, pngBase64, pngUri } from './samplePictures';
import { finishedAt, finishedJob, imagineJob, ttapiClient } from './ttapiClient';

const path = '/midjourney/v1/inpaint';
const action = '/midjourney/v1/action';
/** A single of an imagine with `--ar 4:3` has this size. */
const mask = pngBase64(592, 444);
const prompt = 'a hat';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function inpaint(fields: Record<string, unknown>) {
	return await ttapiClient(sandbox).post(path, fields);
}

async function single(mode = 'fast'): Promise<string> {
	const { jobId } = await finishedJob(sandbox, { prompt: 'cat --ar 4:3', mode });
	return (await finishedAt(sandbox, action, { jobId, action: 'upsample2' })).jobId;
}

test('a single and its mask become a grid of the same ratio, with a prompt of its own', async () => {
	const jobId = await single('turbo');
	const { data } = await finishedAt(sandbox, path, { jobId, mask, prompt });
	expect(data).toMatchObject({ action: 'inpaint', prompt, quota: '4', width: 1184, height: 888 });
	expect(data.images).toHaveLength(4);
	expect(data.components).toHaveLength(9);
	expect(sandbox.jobs().at(-1)).toMatchObject({ mode: 'turbo', family: 'midjourney' });
});

test.each(
	['lossless.webp', 'lossy.webp', 'alpha.webp']
		.map((kind) => `592x444-${kind}`)
		.concat('592x444.jpg'),
)('%s is a mask of its size', async (file) => {
	const fields = { mask: readFileSync(join(__dirname, 'masks', file)).toString('base64'), prompt };
	expect((await inpaint({ jobId: await single(), ...fields })).status).toBe(200);
	const square = await finishedAt(sandbox, action, {
		jobId: (await finishedJob(sandbox)).jobId,
		action: 'upsample1',
	});
	expect((await inpaint({ jobId: square.jobId, ...fields })).status).toBe(400);
});

test.each([
	['with a data URI prefix', pngUri(592, 444)],
	['higher than wide', pngBase64(444, 592)],
	['of another width', pngBase64(591, 444)],
	['of another height', pngBase64(592, 445)],
	['that is not base64', '****'],
	['that is a PNG without its end', Buffer.from(mask, 'base64').subarray(0, 60).toString('base64')],
	['that is a JPEG without a frame', beginningLike('\xff\xd8\xff\xda')],
	['that is an unknown WebP', beginningLike('RIFF....WEBPNONE')],
	['that is a WebP without its end', Buffer.from('RIFF....WEBPVP8 ').toString('base64')],
	['that is a GIF', beginningLike('GIF89a')],
	['that is a URL', 'https://example.com/mask.png'],
	['that is no text', 7],
	['that is empty', ''],
	['that is missing', undefined],
])('a mask %s is refused', async (_what, wrong) => {
	const { status, data } = await inpaint({ jobId: await single(), mask: wrong, prompt });
	expect([status, data.message]).toEqual([400, 'Parameter error']);
	expect(sandbox.jobs()).toHaveLength(2);
});

test('what is wrong is said in the order of the checks', async () => {
	const running = await imagineJob(sandbox);
	const failed = await finishedJob(sandbox, { prompt: '__fail__' });
	const grid = await finishedJob(sandbox);
	const jobId = await single();
	const upscaled = await finishedAt(sandbox, action, { jobId, action: 'upscale_subtle' });
	const answers = [
		await inpaint({ jobId: '' }),
		await inpaint({ jobId: 'made-up', mask }),
		await inpaint({ jobId: 'made-up', mask, prompt: 7 }),
		await inpaint({ jobId: 'made-up', mask, prompt, timeout: 5 }),
		await inpaint({ jobId: 'made-up', mask, prompt }),
		await inpaint({ jobId: running, mask, prompt }),
		await inpaint({ jobId: failed.jobId, mask, prompt }),
		await inpaint({ jobId: grid.jobId, mask: pngBase64(1024, 1024), prompt }),
		await inpaint({ jobId: upscaled.jobId, mask: pngBase64(1184, 888), prompt }),
	];
	expect(answers.map(({ status, data }) => [status, data.message])).toEqual([
		[400, '"jobId" cannot be empty!'],
		[400, 'Parameter error'],
		[400, 'Parameter error'],
		[400, 'Parameter error'],
		[400, 'The associated task does not exist or has expired.'],
		[400, 'Associated task status error.'],
		[400, 'Associated task status error.'],
		[400, 'The associated task does not allow this change to be executed.'],
		[400, 'The associated task does not allow this change to be executed.'],
	]);
});

test('the mask is checked before the quota', async () => {
	const jobId = await single();
	sandbox.set({ balance: 0 });
	expect((await inpaint({ jobId, mask: pngBase64(1, 1), prompt })).status).toBe(400);
	expect((await inpaint({ jobId, mask, prompt })).status).toBe(402);
});

test('the timeout has the range of the mode of the parent', async () => {
	const jobId = await single('relax');
	expect((await inpaint({ jobId, mask, prompt, timeout: 300 })).status).toBe(400);
	expect((await inpaint({ jobId, mask, prompt, timeout: 600 })).status).toBe(200);
});
