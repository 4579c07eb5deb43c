import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { pngUri } from './samplePictures';
import { fetchJob, finishedAt, ttapiClient } from './ttapiClient';

const path = '/midjourney/v1/describe';
const url = 'https://example.com/cat.png';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function describeImage(fields: Record<string, unknown>) {
	return await ttapiClient(sandbox).post(path, fields);
}

test('a picture becomes four numbered prompts, one with a flag, and nothing else', async () => {
	const { status, jobId, data } = await finishedAt(sandbox, path, { base64: pngUri() });
	const prompts = data.prompt.split('\n');
	expect(prompts.map((prompt: string) => prompt.slice(0, 4))).toEqual(['1️⃣ ', '2️⃣ ', '3️⃣ ', '4️⃣ ']);
	expect(prompts.filter((prompt: string) => / --ar \d+:\d+/.test(prompt))).toHaveLength(1);
	expect({ status, data }).toEqual({
		status: 'SUCCESS',
		data: {
			action: 'describe',
			jobId,
			progress: '100',
			prompt: data.prompt,
			quota: '1',
			discordImage: null,
			cdnImage: null,
			width: null,
			height: null,
			hookUrl: null,
			components: null,
			seed: null,
			images: null,
		},
	});
});

test('the prompts show in fetch-list too, and nowhere before the end', async () => {
	const { data } = await describeImage({ url, timeout: '300' });
	expect((await fetchJob(sandbox, data.data.jobId)).data.prompt).toBe('');
	sandbox.finish(data.data.jobId);
	const list = await ttapiClient(sandbox).get('/midjourney/v1/fetch-list');
	expect(list.data.data).toMatchObject([
		{ action: 'describe', cdn_image: null, prompt: expect.stringContaining('--ar') },
	]);
});

test('base64 wins over url, unless it is empty', async () => {
	const statuses = [
		await describeImage({ base64: pngUri(), url: 'not a URL' }),
		await describeImage({ base64: 'nonsense', url }),
		await describeImage({ base64: '', url }),
		await describeImage({ base64: null, url }),
	].map(({ status }) => status);
	expect(statuses).toEqual([200, 400, 200, 200]);
});

test.each<[string, Record<string, unknown>, string]>([
	['nothing', {}, 'base64 cannot be empty'],
	['empty base64', { base64: '' }, 'base64 cannot be empty'],
	['base64 without prefix', { base64: pngUri().split(',')[1] }, 'base64 format error'],
	['a URL in base64', { base64: url }, 'base64 format error'],
	['base64 that is no picture', { base64: 'data:image/png;base64,Y2F0' }, 'base64 format error'],
	['base64 that is no text', { base64: 7, url }, 'Parameter error'],
	['a url that is none', { url: 'cat.png' }, 'Parameter error'],
	['a url that is not http', { url: 'ftp://example.com/cat.png' }, 'Parameter error'],
	['a timeout that is too long', { url, timeout: 1201 }, 'Parameter error'],
	['a hookUrl that is no text', { url, hookUrl: true }, 'Parameter error'],
])('%s is refused', async (_what, fields, message) => {
	const { status, data } = await describeImage(fields);
	expect({ status, data }).toEqual({
		status: 400,
		data: { status: 'FAILED', message, data: null },
	});
	expect(sandbox.jobs()).toEqual([]);
});

test('a description knows no mode, and can fail', async () => {
	sandbox.set({ jobFault: { message: '[Image denied]' } });
	const job = await finishedAt(sandbox, path, { url, mode: 'nonsense' });
	expect(job).toMatchObject({ status: 'FAILED', message: '[Image denied]', data: { prompt: '' } });
	expect(sandbox.jobs()).toMatchObject([{ mode: 'fast' }]);
});

test('a description has no follow-ups', async () => {
	const { jobId } = await finishedAt(sandbox, path, { url });
	const message = 'The associated task does not allow this change to be executed.';
	for (const [route, fields] of Object.entries({ action: { action: 'reroll' }, seed: {} })) {
		const body = { jobId, ...fields };
		const answer = await ttapiClient(sandbox).post(`/midjourney/v1/${route}`, body);
		expect(answer).toMatchObject({ status: 400, data: { message } });
	}
});
