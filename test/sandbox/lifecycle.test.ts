/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import axios from 'axios';
import { startSandbox } from '../../sandbox/ttapi';
import { startHookServer } from './hookServer';
import { imagineJob, ttapiClient } from './ttapiClient';
import { waitUntil } from './waitUntil';

test('close ends hung requests, idle connections, running jobs and callbacks at once', async () => {
	const hook = await startHookServer('hang');
	const sandbox = await startSandbox({ switches: { jobSeconds: 0.01 } });
	await imagineJob(sandbox, { hookUrl: hook.url });
	await imagineJob(sandbox, { prompt: 'cat __600s__' });
	await waitUntil(() => hook.received.length === 1);
	const idle = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
	await once(idle, 'connect');
	const hung = imagineJob(sandbox, { prompt: '__hang__' });
	const hungEnd = expect(hung).rejects.toThrow();
	await waitUntil(() => sandbox.requests().length === 3);
	const started = Date.now();
	await sandbox.close();
	expect(Date.now() - started).toBeLessThan(500);
	await hungEnd;
	if (!idle.closed) await once(idle, 'close');
	await expect(axios.get(sandbox.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
	await hook.close();
});

test('two sandboxes know nothing of each other, and a taken port is refused', async () => {
	const [one, other] = await Promise.all([startSandbox(), startSandbox({ apiKey: 'other' })]);
	await imagineJob(one);
	expect(other.jobs()).toEqual([]);
	expect(other.requests()).toEqual([]);
	const port = Number(new URL(one.url).port);
	await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
	await Promise.all([one.close(), other.close()]);
});

test('a thousand jobs with callbacks and thousands of requests are no trouble', async () => {
	const jobs = 1000;
	const hook = await startHookServer(200);
	const sandbox = await startSandbox({ switches: { jobSeconds: 0.5, maxQueue: jobs } });
	const client = ttapiClient(sandbox);
	client.defaults.httpAgent = new Agent({ keepAlive: true, maxSockets: 20 });
	try {
		const submit = { prompt: 'cat', hookUrl: hook.url };
		const accepted = await Promise.all(
			Array.from({ length: jobs }, async () => await client.post('/midjourney/v1/imagine', submit)),
		);
		const ids = accepted.map(({ data }) => data.data.jobId);
		await waitUntil(() => sandbox.callbacks().length === jobs, 15);
		const answers = await Promise.all(
			ids.map(async (jobId) => await client.get('/midjourney/v1/fetch', { params: { jobId } })),
		);
		expect(answers.every(({ data }) => data.status === 'SUCCESS')).toBe(true);
		expect(new Set(ids).size).toBe(jobs);
		const calls = sandbox.callbacks();
		expect(calls.every(({ status, attempt }) => status === 200 && attempt === 1)).toBe(true);
		expect(sandbox.requests()).toHaveLength(2 * jobs);
		const { data } = await client.get('/midjourney/v1/info');
		expect(data.data).toMatchObject({ balance: 10_000 - 2 * jobs, freeze_balance: 0 });
	} finally {
		await sandbox.close();
		await hook.close();
	}
}, 30_000);
