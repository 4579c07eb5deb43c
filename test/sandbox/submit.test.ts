import axios from 'axios';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { fetchJob, imagineJob, ttapiClient } from './ttapiClient';

const imagine = '/midjourney/v1/imagine';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const parameterError = { status: 'FAILED', message: 'Parameter error', data: null };

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function submit(body: unknown, headers: Record<string, string> = {}) {
	return await ttapiClient(sandbox).post(imagine, body, { headers });
}

test('an accepted submit answers with the id of a job that fetch knows', async () => {
	const { status, data } = await submit({ prompt: 'A cute kitten', mode: 'fast' });
	expect(status).toBe(200);
	expect(data).toEqual({
		status: 'SUCCESS',
		message: 'success',
		data: { jobId: expect.stringMatching(uuid) },
	});
	expect((await fetchJob(sandbox, data.data.jobId)).jobId).toBe(data.data.jobId);
});

test('without mode a job runs fast', async () => {
	await submit({ prompt: 'A cute kitten' });
	expect(sandbox.jobs()).toMatchObject([{ mode: 'fast', quota: 2 }]);
});

test.each([
	['no JSON', '{"prompt":'],
	['a list', [1]],
	['no prompt', { mode: 'fast' }],
	['an empty prompt', { prompt: '  ', mode: 'fast' }],
	['a prompt that is no text', { prompt: 7, mode: 'fast' }],
	['an unknown mode', { prompt: 'cat', mode: 'slow' }],
	['a hookUrl that is no text', { prompt: 'cat', hookUrl: 7 }],
	['getUImages that is no boolean', { prompt: 'cat', getUImages: 'yes' }],
	['a timeout that is too short', { prompt: 'cat', mode: 'fast', timeout: 299 }],
	['a timeout that is too short for relax', { prompt: 'cat', mode: 'relax', timeout: 300 }],
	['a timeout that is too long', { prompt: 'cat', mode: 'turbo', timeout: '1201' }],
	['a timeout that is no number', { prompt: 'cat', mode: 'fast', timeout: '5 min' }],
	['a timeout that is no integer', { prompt: 'cat', mode: 'fast', timeout: 300.5 }],
])('%s is a parameter error and no job', async (_what, body) => {
	const { status, data } = await submit(body, { 'Content-Type': 'application/json' });
	expect({ status, data }).toEqual({ status: 400, data: parameterError });
	expect(sandbox.jobs()).toEqual([]);
});

test.each([
	['fast', 300],
	['turbo', '300'],
	['relax', 600],
	['relax', '1200'],
])('mode %s takes the timeout %p', async (mode, timeout) => {
	expect((await submit({ prompt: 'cat', mode, timeout })).status).toBe(200);
});

test('JSON that is not announced as such is a parameter error', async () => {
	const { status } = await submit('{"prompt":"cat"}', { 'Content-Type': 'text/plain' });
	expect(status).toBe(400);
});

test('an empty hookUrl means none', async () => {
	const jobId = await imagineJob(sandbox, { hookUrl: '' });
	expect((await fetchJob(sandbox, jobId)).data.hookUrl).toBeNull();
});

test.each([
	['a wrong key', { 'TT-API-KEY': 'wrong' }],
	['a quoted key', { 'TT-API-KEY': '"sandbox-key"' }],
	['no key', {}],
])('%s gets the exact 401, without data', async (_what, headers) => {
	const { status, data } = await axios.post(`${sandbox.url}${imagine}`, '{"broken', {
		headers,
		validateStatus: () => true,
	});
	expect(status).toBe(401);
	expect(data).toEqual({
		status: 'FAILED',
		message: 'Wrong TT-API-KEY or email is not activated.',
	});
});

test('the checks come in the order key, fields, quota, queue', async () => {
	sandbox.set({ balance: 0, maxQueue: 0 });
	const wrongKey = await submit({}, { 'TT-API-KEY': 'wrong' });
	const noPrompt = await submit({});
	const poor = await submit({ prompt: 'cat' });
	sandbox.set({ balance: 100 });
	const full = await submit({ prompt: 'cat' });
	sandbox.set({ maxQueue: 1 });
	const accepted = await submit({ prompt: 'cat' });
	expect([wrongKey, noPrompt, poor, full, accepted].map(({ status }) => status)).toEqual([
		401, 400, 402, 499, 200,
	]);
});

test('the queue holds its limit of unfinished jobs, and a job that ends makes room', async () => {
	sandbox.set({ maxQueue: 2 });
	const first = await imagineJob(sandbox);
	await imagineJob(sandbox);
	expect(await submit({ prompt: 'cat' })).toMatchObject({
		status: 499,
		data: { status: 'FAILED', message: 'queue is full', data: null },
	});
	sandbox.finish(first);
	expect((await submit({ prompt: 'cat' })).status).toBe(200);
});

test.each(['POST', 'GET'])('an unknown path answers %s with 404 in JSON', async (method) => {
	const answer = await ttapiClient(sandbox).request({ method, url: '/midjourney/v1/upscale' });
	expect(answer).toMatchObject({
		status: 404,
		data: { status: 'FAILED', message: 'Not Found', data: null },
	});
});
