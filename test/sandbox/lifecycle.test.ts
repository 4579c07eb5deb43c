/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
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
	const submit = async () => await imagineJob(sandbox, { hookUrl: hook.url });
	const ids: string[] = [];
	while (ids.length < jobs) ids.push(...(await Promise.all(Array.from({ length: 50 }, submit))));
	await waitUntil(() => sandbox.callbacks().length === jobs);
	for (let start = 0; start < jobs; start += 50) {
		const answers = await Promise.all(
			ids
				.slice(start, start + 50)
				.map(async (jobId) => await client.get('/midjourney/v1/fetch', { params: { jobId } })),
		);
		expect(answers.every(({ data }) => data.status === 'SUCCESS')).toBe(true);
	}
	expect(new Set(ids).size).toBe(jobs);
	expect(sandbox.callbacks().every(({ status, attempt }) => status === 200 && attempt === 1)).toBe(
		true,
	);
	expect(sandbox.requests()).toHaveLength(2 * jobs);
	const { data } = await client.get('/midjourney/v1/info');
	expect(data.data).toMatchObject({ balance: 10_000 - 2 * jobs, freeze_balance: 0 });
	await sandbox.close();
	await hook.close();
});
