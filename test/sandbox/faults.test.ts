import axios, { type AxiosError } from 'axios';
import { startSandbox, type Fault, type FaultKind, type Sandbox } from '../../sandbox/ttapi';
import { imagineJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

const silent = { timeout: 200 };

/** The status of an answer, or the code of the error when there was none. */
async function outcome(request: Promise<{ status: number }>): Promise<number | string | undefined> {
	try {
		return (await request).status;
	} catch (error) {
		return (error as AxiosError).code;
	}
}

async function submit(prompt = 'A cute kitten') {
	return await ttapiClient(sandbox).post('/midjourney/v1/imagine', { prompt }, silent);
}

async function fetch(jobId = 'made-up') {
	return await ttapiClient(sandbox).get('/midjourney/v1/fetch', { params: { jobId }, ...silent });
}

const outcomes: Array<[FaultKind, number | string, accepted: boolean]> = [
	['429', 429, false],
	['499', 499, false],
	['queueFull400', 400, false],
	['400', 400, false],
	['401', 401, false],
	['402', 402, false],
	['403', 403, false],
	['404', 404, false],
	['redirect', 302, false],
	['408', 408, true],
	['500', 500, true],
	['504', 504, true],
	['html', 524, true],
	['reset', 'ECONNRESET', true],
	['hang', 'ECONNABORTED', true],
	['noid', 200, true],
	['garbage', 200, true],
];

test.each(outcomes)('submit fault %s: %s, job accepted: %s', async (kind, expected, accepted) => {
	sandbox.set({ submitFault: { kind } });
	expect(await outcome(submit())).toBe(expected);
	expect(sandbox.jobs()).toHaveLength(accepted ? 1 : 0);
	sandbox.set({ submitFault: { kind, accepted: !accepted } });
	expect(await outcome(submit())).toBe(expected);
	expect(sandbox.jobs()).toHaveLength(1);
});

test.each(outcomes)('fetch fault %s: %s', async (kind, expected) => {
	const jobId = await imagineJob(sandbox);
	sandbox.set({ fetchFault: { kind, times: 1 } });
	expect(await outcome(fetch(jobId))).toBe(expected);
	expect(await outcome(fetch(jobId))).toBe(200);
});

test.each([
	['429', 429, false],
	['499', 499, false],
	['500', 500, true],
	['504', 504, true],
	['html', 524, true],
	['reset', 'ECONNRESET', true],
	['hang', 'ECONNABORTED', true],
	['noid', 200, true],
])('the prompt __%s__: %s, job accepted: %s', async (word, expected, accepted) => {
	expect(await outcome(submit(`cat __${word}__`))).toBe(expected);
	expect(sandbox.jobs()).toHaveLength(accepted ? 1 : 0);
	expect(await outcome(submit())).toBe(200);
});

test('the bodies of faults are those of TTAPI and its gateway', async () => {
	const bodyOf = async (kind: FaultKind) => {
		sandbox.set({ submitFault: { kind } });
		const { data, headers } = await submit();
		return { data, type: String(headers['content-type']), headers };
	};
	expect((await bodyOf('queueFull400')).data.message).toBe('queue is full');
	expect((await bodyOf('400')).data).toEqual({
		status: 'FAILED',
		message: 'Parameter error',
		data: null,
	});
	expect(Object.keys((await bodyOf('401')).data)).toEqual(['status', 'message']);
	for (const kind of ['html', '504'] as const) {
		const page = await bodyOf(kind);
		expect(page.type).toContain('text/html');
		expect(page.data).toMatch(/^<!DOCTYPE html>[^]*Cloudflare/);
	}
	expect((await bodyOf('noid')).data).toEqual({ status: 'SUCCESS', message: 'success', data: {} });
	const garbage = await bodyOf('garbage');
	expect(garbage.type).toContain('application/json');
	expect(() => JSON.parse(garbage.data)).toThrow();
	expect((await bodyOf('redirect')).headers.location).toBe('/midjourney/redirected');
});

test('a refused submit behind a fault makes no job', async () => {
	sandbox.set({ submitFault: { kind: '504' }, maxQueue: 0 });
	expect(await outcome(submit())).toBe(504);
	expect(sandbox.jobs()).toEqual([]);
});

test('the key is checked before a fault, and a wrong one does not use it up', async () => {
	sandbox.set({ fetchFault: { kind: '500', times: 1 } });
	const { status } = await axios.get(`${sandbox.url}/midjourney/v1/fetch?jobId=x`, {
		validateStatus: () => true,
	});
	expect([status, await outcome(fetch()), await outcome(fetch())]).toEqual([401, 500, 404]);
});

test.each<[Omit<Fault, 'kind'>, Array<number>]>([
	[{}, [500, 500, 500, 500, 500, 500]],
	[{ times: 2 }, [500, 500, 404, 404, 404, 404]],
	[{ every: 3 }, [404, 404, 500, 404, 404, 500]],
	[{ every: 2, times: 2 }, [404, 500, 404, 500, 404, 404]],
])('a fault with %j hits %j', async (limits, expected) => {
	sandbox.set({ fetchFault: { kind: '500', ...limits } });
	const statuses: unknown[] = [];
	while (statuses.length < expected.length) statuses.push(await outcome(fetch()));
	expect(statuses).toEqual(expected);
	expect(sandbox.switches.fetchFault === null).toBe(limits.times !== undefined);
});

test('setting a fault again starts its count again', async () => {
	const fetchFault: Fault = { kind: '500', every: 2 };
	sandbox.set({ fetchFault });
	await fetch();
	sandbox.set({ fetchFault });
	expect([await outcome(fetch()), await outcome(fetch())]).toEqual([404, 500]);
});

test('Retry-After is sent only when it is set', async () => {
	sandbox.set({ submitFault: { kind: '429', times: 1, retryAfter: 7 } });
	expect((await submit()).headers['retry-after']).toBe('7');
	sandbox.set({ submitFault: { kind: '429', times: 1 } });
	expect((await submit()).headers['retry-after']).toBeUndefined();
});

test('each fault hits its own routes only', async () => {
	const all = async () => {
		const client = ttapiClient(sandbox);
		return [
			await outcome(submit()),
			await outcome(fetch()),
			await outcome(client.get('/midjourney/v1/info')),
			await outcome(client.get('/midjourney/v1/fetch-list')),
			await outcome(client.post('/midjourney/v1/promptCheck', { prompt: 'cat' })),
		];
	};
	sandbox.set({ submitFault: { kind: '403' } });
	expect(await all()).toEqual([403, 404, 200, 200, 200]);
	sandbox.set({ submitFault: null, fetchFault: { kind: '403' } });
	expect(await all()).toEqual([200, 403, 200, 200, 200]);
	sandbox.set({ fetchFault: null, readFault: { kind: '403' } });
	expect(await all()).toEqual([200, 404, 403, 403, 403]);
});

test('jobs fail as jobFault says, as often as it says', async () => {
	const message = 'Failed to process your command';
	sandbox.set({ jobFault: { message, times: 1 }, jobSeconds: 60 });
	for (const jobId of [await imagineJob(sandbox), await imagineJob(sandbox)]) sandbox.finish(jobId);
	expect(sandbox.jobs()).toMatchObject([{ status: 'FAILED', message }, { status: 'SUCCESS' }]);
	expect(sandbox.switches.jobFault).toBeNull();
});

test('when it is down every API connection is destroyed, and control is not', async () => {
	sandbox.set({ down: true });
	expect(await outcome(submit())).toBe('ECONNRESET');
	expect(await outcome(fetch())).toBe('ECONNRESET');
	expect(sandbox.jobs()).toEqual([]);
	expect(sandbox.requests().map(({ status }) => status)).toEqual([null, null]);
	await ttapiClient(sandbox).patch('/sandbox/switches', { down: false });
	expect(await outcome(submit())).toBe(200);
});
