import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { fetchJob, finishedJob, imagineJob, ttapiClient } from './ttapiClient';
import { waitUntil } from './waitUntil';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function act(jobId: unknown, action: unknown, more: Record<string, unknown> = {}) {
	return await ttapiClient(sandbox).post('/midjourney/v1/action', { jobId, action, ...more });
}

/** Runs actions one upon the other, from an imagine on, and returns what fetch says of the last one. */
async function chain(prompt: string, ...actions: string[]) {
	let job = await finishedJob(sandbox, { prompt });
	for (const action of actions) {
		const { data } = await act(job.jobId, action);
		expect(data).toMatchObject({ status: 'SUCCESS' });
		sandbox.finish(data.data.jobId);
		job = await fetchJob(sandbox, data.data.jobId);
	}
	return job;
}

const nine = [
	'upsample1',
	'upsample2',
	'upsample3',
	'upsample4',
	'reroll',
	'variation1',
	'variation2',
	'variation3',
	'variation4',
];
const afterUpsample = [
	'low_variation',
	'high_variation',
	'vary_region',
	'zoom_out_2',
	'zoom_out_1_5',
	'pan_left',
	'pan_right',
	'pan_up',
	'pan_down',
];
const upscales = ['upscale_subtle', 'upscale_creative'];

test('a follow-up is a new job with the prompt and the mode of its parent', async () => {
	const parent = await finishedJob(sandbox, { prompt: 'A cute kitten', mode: 'turbo' });
	const { data } = await act(parent.jobId, 'variation2');
	expect(data.data.jobId).not.toBe(parent.jobId);
	expect(sandbox.jobs()[1]).toMatchObject({
		action: 'variation2',
		prompt: 'A cute kitten',
		mode: 'turbo',
	});
});

test.each<[string, string[], string[]]>([
	['cat', [], nine],
	['cat', ['variation1'], nine],
	['cat', ['upsample3'], [...upscales, ...afterUpsample]],
	['cat --ar 16:9', ['upsample3'], [...upscales, ...afterUpsample, 'make_square']],
	['cat --v 5.2', ['upsample1'], ['upscale2', 'upscale4', ...afterUpsample]],
	['cat --v 7', ['upsample1'], [...upscales, ...afterUpsample]],
	['cat', ['upsample1', 'zoom_out_2'], nine],
	['cat', ['upsample1', 'upscale_subtle'], ['redo_upscale_subtle', 'redo_upscale_creative']],
	['cat --v 5', ['upsample1', 'upscale4'], ['redo_upscale2', 'redo_upscale4']],
	[
		'cat',
		['upsample1', 'upscale_creative', 'redo_upscale_subtle'],
		['redo_upscale_subtle', 'redo_upscale_creative'],
	],
])('%s, then %j, offers its components', async (prompt, actions, components) => {
	expect((await chain(prompt, ...actions)).data.components).toEqual(components);
});

test.each<[string[], number, number, boolean]>([
	[[], 1360, 768, true],
	[['reroll'], 1360, 768, true],
	[['upsample1'], 680, 384, false],
	[['upsample1', 'upscale_subtle'], 1360, 768, false],
	[['upsample1', 'pan_left'], 1360, 768, true],
	[['upsample1', 'make_square'], 1024, 1024, true],
])('--ar 85:48, then %j, is %i x %i', async (actions, width, height, hasTiles) => {
	const { data } = await chain('cat --ar 85:48', ...actions);
	expect(data).toMatchObject({ width, height });
	expect(Array.isArray(data.images)).toBe(hasTiles);
});

test('what is wrong with a follow-up is said in the order of the checks', async () => {
	const running = await imagineJob(sandbox);
	const failed = await finishedJob(sandbox, { prompt: '__fail__' });
	const finished = await finishedJob(sandbox);
	const answers = [
		await act('', 'bogus'),
		await act('made-up', undefined),
		await act('made-up', 'vary_region'),
		await act('made-up', 'upsample1', { timeout: 5 }),
		await act('made-up', 'upsample1'),
		await act(running, 'upsample1'),
		await act(failed.jobId, 'upsample1'),
		await act(finished.jobId, 'upscale2'),
	];
	expect(answers.map(({ status, data }) => [status, data.message])).toEqual([
		[400, '"jobId" cannot be empty!'],
		[400, '"action" parameter error!'],
		[400, '"action" parameter error!'],
		[400, 'Parameter error'],
		[400, 'The associated task does not exist or has expired.'],
		[400, 'Associated task status error.'],
		[400, 'Associated task status error.'],
		[400, 'The associated task does not allow this change to be executed.'],
	]);
});

test('the timeout has the range of the mode of the parent', async () => {
	const { jobId } = await finishedJob(sandbox, { mode: 'relax' });
	expect((await act(jobId, 'reroll', { timeout: 300 })).status).toBe(400);
	expect((await act(jobId, 'reroll', { timeout: 600 })).status).toBe(200);
});

test('the parent is checked before quota and queue', async () => {
	const { jobId } = await finishedJob(sandbox);
	sandbox.set({ balance: 0, maxQueue: 0 });
	expect((await act('made-up', 'upsample1')).status).toBe(400);
	expect((await act(jobId, 'upsample1')).status).toBe(402);
	sandbox.set({ balance: 9 });
	expect((await act(jobId, 'upsample1')).status).toBe(499);
});

test('an upsample takes a tenth of the time of another job', async () => {
	const { jobId } = await finishedJob(sandbox, { prompt: 'cat __0.5s__' });
	await act(jobId, 'upsample1');
	await act(jobId, 'variation1');
	await waitUntil(() => sandbox.jobs().every(({ status }) => status === 'SUCCESS'));
	const [, upsampled, varied] = sandbox
		.jobs()
		.map(({ submittedAt, finishedAt = Infinity }) => finishedAt - submittedAt);
	expect(upsampled).toBeGreaterThanOrEqual(49);
	expect(upsampled).toBeLessThan(400);
	expect(varied).toBeGreaterThanOrEqual(499);
});
