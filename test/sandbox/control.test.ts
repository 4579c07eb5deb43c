import axios from 'axios';
import { defaultSwitches, startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { startHookServer } from './hookServer';
import { finishedJob, imagineJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

/** Speaks without a key, as control needs none. */
async function control(method: string, path: string, data?: unknown) {
	const url = sandbox.url + path;
	return await axios.request({ method, url, data, validateStatus: () => true, proxy: false });
}

test('the switches can be read and changed', async () => {
	expect((await control('GET', '/sandbox/switches')).data).toEqual(defaultSwitches);
	const changed = { ...defaultSwitches, jobSeconds: 9, submitFault: { kind: '500', times: 2 } };
	const patch = { jobSeconds: 9, submitFault: { kind: '500', times: 2 } };
	expect((await control('PATCH', '/sandbox/switches', patch)).data).toEqual(changed);
	expect(sandbox.switches).toEqual(changed);
});

test('control takes JSON as curl sends it', async () => {
	const { status } = await axios.patch(`${sandbox.url}/sandbox/switches`, '{"maxQueue":4}', {
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
	});
	expect([status, sandbox.switches.maxQueue]).toEqual([200, 4]);
});

test('a reset takes everything back to the start', async () => {
	const { data: grid } = await finishedJob(sandbox);
	sandbox.set({ jobSeconds: 50 });
	await imagineJob(sandbox);
	await control('POST', '/sandbox/reset');
	const { data } = await ttapiClient(sandbox).get('/midjourney/v1/info');
	expect(data.data).toMatchObject({ balance: defaultSwitches.balance, freeze_balance: 0 });
	expect(sandbox.switches).toEqual(defaultSwitches);
	expect(sandbox.jobs()).toEqual([]);
	expect(sandbox.requests()).toHaveLength(1);
	expect((await axios.get(grid.cdnImage, { validateStatus: () => true })).status).toBe(404);
});

test('jobs can be read, and ended', async () => {
	const jobId = await imagineJob(sandbox, { mode: 'relax', hookUrl: 'http://127.0.0.1:1/' });
	const ended = await control('POST', `/sandbox/jobs/${jobId}/finish`);
	const job = {
		jobId,
		family: 'midjourney',
		action: 'imagine',
		prompt: 'A cute kitten',
		mode: 'relax',
		status: 'SUCCESS',
		message: '',
		quota: 1,
		hookUrl: 'http://127.0.0.1:1/',
		submittedAt: expect.any(Number),
		finishedAt: expect.any(Number),
	};
	expect(ended.data).toEqual(job);
	expect((await control('GET', '/sandbox/jobs')).data).toEqual([job]);
	expect((await control('POST', '/sandbox/jobs/made-up/finish')).status).toBe(404);
	expect(() => sandbox.finish('made-up')).toThrow('has no job made-up');
});

test('ending a job twice settles it once', async () => {
	const { jobId } = await finishedJob(sandbox);
	sandbox.finish(jobId);
	const { data } = await ttapiClient(sandbox).get('/midjourney/v1/info');
	expect(data.data).toMatchObject({ freeze_balance: 0 });
});

test('a callback can be sent once more, and all tries be read', async () => {
	const hook = await startHookServer(200);
	const { jobId } = await finishedJob(sandbox);
	const path = `/sandbox/jobs/${jobId}/callback`;
	const { data } = await control('POST', path, { to: `${hook.url}?again` });
	await hook.close();
	expect(data).toMatchObject({ jobId, attempt: 1, status: 200, url: `${hook.url}?again` });
	expect(hook.received).toHaveLength(1);
	expect((await control('GET', '/sandbox/callbacks')).data).toEqual([data]);
});

test('the front page names every route and magic word', async () => {
	const { data, headers } = await control('GET', '/');
	expect(headers['content-type']).toContain('text/plain');
	for (const name of [
		'/midjourney/v1/imagine',
		'/midjourney/v1/action',
		'/midjourney/v1/blend',
		'/midjourney/v1/describe',
		'/midjourney/v1/inpaint',
		'/midjourney/v1/seed',
		'/midjourney/image-edits/submit',
		'/midjourney/image-edits/fetch',
		'/midjourney/video/submit',
		'/midjourney/video/extend',
		'/midjourney/video/fetch',
		'/midjourney/v1/fetch-list',
		'/midjourney/v1/info',
		'/midjourney/v1/promptCheck',
		'/sandbox/switches',
		'/sandbox/jobs/:id/callback',
		'__hang__',
	]) {
		expect(data).toContain(name);
	}
});

test('an unknown control path is 404', async () => {
	expect((await control('GET', '/sandbox/none')).status).toBe(404);
});
