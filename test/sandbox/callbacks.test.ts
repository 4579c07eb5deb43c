/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Sandbox, type Switches } from '../../sandbox/ttapi';
import { startHookServer, type HookServer } from './hookServer';
import { fetchJob, finishedJob, imagineJob, ttapiClient } from './ttapiClient';
import { waitUntil } from './waitUntil';

let sandbox: Sandbox;
let hook: HookServer;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 0.02 } });
});
afterEach(async () => {
	sandbox.reset();
	await hook?.close();
});
afterAll(async () => await sandbox.close());

/** Lets a job run with this hook and waits for the number of tries; waits on for tries that must not come. */
async function tries(count: number, fields: Record<string, unknown> = {}) {
	const jobId = await imagineJob(sandbox, { hookUrl: hook.url, ...fields });
	await waitUntil(() => sandbox.callbacks().length >= count);
	await pause(50);
	return { jobId, tried: sandbox.callbacks() };
}

test.each(['A cute kitten', '__fail__'])(
	'"%s" is called back once, with what fetch says, pretty-printed',
	async (prompt) => {
		hook = await startHookServer(200);
		const { jobId, tried } = await tries(1, { prompt });
		expect(hook.received).toHaveLength(1);
		const [{ text, headers }] = hook.received;
		expect(text).toBe(JSON.stringify(await fetchJob(sandbox, jobId), null, 2));
		expect(Object.keys(JSON.parse(text))).toEqual(['status', 'message', 'jobId', 'data']);
		expect(headers['content-type']).toBe('application/json');
		expect(headers['tt-api-key']).toBeUndefined();
		const record = { jobId, url: hook.url, attempt: 1, status: 200, at: expect.any(Number) };
		expect(tried).toEqual([record]);
	},
);

test.each([
	['a failure, then 200', [500, 200], [500, 200]],
	['201 and 204, which are not 200', [201, 204, 200], [201, 204, 200]],
	['failures for ever', [404], [404, 404, 404]],
	['a redirect, which is not followed', [302], [302, 302, 302]],
])('%s: at most three tries', async (_what, answers, statuses) => {
	hook = await startHookServer(...answers);
	const { tried } = await tries(statuses.length);
	expect(tried.map(({ status }) => status)).toEqual(statuses);
	expect(tried.map(({ attempt }) => attempt)).toEqual(statuses.map((_status, at) => at + 1));
	expect(hook.received.map(({ path }) => path)).toEqual(statuses.map(() => '/hook'));
});

test.each(['http://127.0.0.1:1/hook', 'not a URL'])('%s counts as three tries', async (hookUrl) => {
	hook = await startHookServer(200);
	const { tried } = await tries(3, { hookUrl });
	expect(tried).toHaveLength(3);
	expect(tried.every(({ status, error }) => status === undefined && error)).toBe(true);
});

test('a hook that does not answer is given up after the timeout of a try', async () => {
	hook = await startHookServer('hang', 200);
	sandbox.set({ callbackTimeoutSeconds: 0.1 });
	const { tried } = await tries(2);
	expect(tried).toMatchObject([{ error: expect.stringContaining('timeout') }, { status: 200 }]);
});

test.each<[Partial<Switches>, number]>([
	[{ callback: 'never' }, 0],
	[{ callback: 'duplicate' }, 2],
])('with %j there are %i notifications', async (switches, count) => {
	hook = await startHookServer(200);
	sandbox.set(switches);
	await tries(count);
	await waitUntil(() => sandbox.jobs()[0].status === 'SUCCESS');
	await pause(50);
	expect(hook.received).toHaveLength(count);
	expect(new Set(hook.received.map(({ text }) => text)).size).toBe(count && 1);
});

test('a job can be called back before its submit is answered', async () => {
	hook = await startHookServer(500, 200);
	sandbox.set({ callback: 'beforeSubmitReply', jobSeconds: 60 });
	const jobId = await imagineJob(sandbox, { hookUrl: hook.url });
	expect(hook.received).toHaveLength(2);
	expect(JSON.parse(hook.received[1].text)).toMatchObject({ status: 'SUCCESS', jobId });
	expect(await fetchJob(sandbox, jobId)).toMatchObject({ status: 'SUCCESS' });
});

test('the data of a failure can come with every field null', async () => {
	hook = await startHookServer(200);
	sandbox.set({ callback: 'nullDataOnFailure' });
	const { jobId } = await tries(1, { prompt: '__fail__' });
	const body = JSON.parse(hook.received[0].text);
	expect(body).toMatchObject({ status: 'FAILED', jobId });
	expect(body.data).toHaveProperty('action', null);
	expect(Object.values(body.data).every((value) => value === null)).toBe(true);
});

test('the first callback waits for its delay', async () => {
	hook = await startHookServer(200);
	sandbox.set({ callbackDelaySeconds: 0.2 });
	const { tried } = await tries(1);
	expect(tried[0].at - (sandbox.jobs()[0].finishedAt ?? 0)).toBeGreaterThanOrEqual(195);
});

test('a reset ends jobs that were still to be called back', async () => {
	hook = await startHookServer(200);
	await imagineJob(sandbox, { prompt: '__0.2s__', hookUrl: hook.url });
	sandbox.reset();
	await pause(300);
	expect(hook.received).toEqual([]);
});

test('a reset ends a callback that is on its way', async () => {
	hook = await startHookServer('hang');
	await imagineJob(sandbox, { hookUrl: hook.url });
	await waitUntil(() => hook.received.length === 1);
	sandbox.reset();
	await pause(50);
	expect(hook.received).toHaveLength(1);
	expect(sandbox.callbacks()).toEqual([]);
});

test('an ended job is called back once more on demand, also elsewhere', async () => {
	hook = await startHookServer(200, 503);
	const { jobId } = await tries(1);
	expect(await sandbox.notify(jobId)).toMatchObject({ attempt: 2, status: 503, url: hook.url });
	const to = hook.url.replace('hook', 'other');
	expect(await sandbox.notify(jobId, to)).toMatchObject({ attempt: 3, url: to });
	expect(hook.received.map(({ path }) => path)).toEqual(['/hook', '/hook', '/other']);
	expect(sandbox.callbacks()).toHaveLength(3);
});

test('a job that is unknown, unfinished or without an address is not called back', async () => {
	hook = await startHookServer(200);
	const finished = await finishedJob(sandbox);
	const running = await imagineJob(sandbox, { prompt: '__9s__', hookUrl: hook.url });
	await expect(sandbox.notify('made-up')).rejects.toThrow('has no job made-up');
	await expect(sandbox.notify(running)).rejects.toThrow('has not ended yet');
	await expect(sandbox.notify(finished.jobId)).rejects.toThrow('has no hookUrl');
	const client = ttapiClient(sandbox);
	const statuses = await Promise.all(
		['made-up', running, finished.jobId].map(
			async (id) => (await client.post(`/sandbox/jobs/${id}/callback`)).status,
		),
	);
	expect(statuses).toEqual([404, 409, 400]);
	expect(hook.received).toEqual([]);
});
