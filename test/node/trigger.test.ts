/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import axios from 'axios';
import { callTrigger, type TriggerOptions } from '../n8n/callTrigger';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 30, callback: 'never' });

/** Starts a job at TTAPI and ends it, unless it is to go on; gives what TTAPI itself would call back with. */
async function job(prompt: string, { running = false } = {}) {
	const headers = { 'TT-API-KEY': ttapi().apiKey };
	const submitted = await axios.post(
		`${ttapi().url}/midjourney/v1/imagine`,
		{ prompt, mode: 'fast' },
		{ headers },
	);
	const { jobId } = submitted.data.data;
	if (!running) ttapi().finish(jobId);
	const fetched = await axios.get(`${ttapi().url}/midjourney/v1/fetch`, {
		headers,
		params: { jobId },
	});
	return { jobId: String(jobId), callback: fetched.data };
}

let triggers = 0;
let options: TriggerOptions;

const looks = () => ttapi().requests({ method: 'GET' }).length;

beforeEach(() => {
	options = {
		credential: credential(),
		nodeId: `trigger-${triggers++}`,
		stored: { staticData: {} },
	};
});

const STARTS_NOTHING = { started: undefined };

describe('a callback that TTAPI confirms', () => {
	it.each(['a cat', 'a cat __fail__'])(
		'starts the workflow with the job as TTAPI tells it: %s',
		async (prompt) => {
			const { jobId, callback } = await job(prompt);
			const embellished = {
				...callback,
				data: { ...callback.data, prompt: 'forged', cdnImage: 'http://evil/x.png' },
			};

			const { status, started } = await callTrigger(embellished, options);

			expect(status).toBe(200);
			expect(started).toHaveLength(1);
			expect(started?.[0].json).toMatchObject({
				jobId,
				status: prompt === 'a cat' ? 'SUCCESS' : 'FAILED',
				prompt,
				cdnImage: callback.data.cdnImage,
			});
			expect(JSON.stringify(started)).not.toMatch(/forged|evil/);
		},
	);

	it('starts it once, however often it comes', async () => {
		const { callback } = await job('a cat');

		const first = await callTrigger(callback, options);
		const second = await callTrigger(callback, options);

		expect(first.started).toHaveLength(1);
		expect(second).toEqual({ status: 200, ...STARTS_NOTHING });
	});

	it('starts it once when it comes three times in the same instant', async () => {
		const { callback } = await job('a cat');

		const calls = await Promise.all(
			[1, 2, 3].map(async () => await callTrigger(callback, options)),
		);

		expect(calls.map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(calls.filter(({ started }) => started !== undefined)).toHaveLength(1);
	});

	it('starts it once even over a restart of n8n', async () => {
		const { callback } = await job('a cat');
		const stored = { staticData: {} };
		await callTrigger(callback, { ...options, stored });

		jest.resetModules();
		const restarted = await import('../n8n/callTrigger');
		const again = await restarted.callTrigger(callback, { ...options, stored });
		const forgotten = await restarted.callTrigger(callback, {
			...options,
			stored: { staticData: {} },
			nodeId: 'new',
		});

		expect(again).toEqual({ status: 200, ...STARTS_NOTHING });
		expect(forgotten.started).toHaveLength(1);
	});

	it('starts another workflow with the same job', async () => {
		const { callback } = await job('a cat');
		await callTrigger(callback, options);

		const other = await callTrigger(callback, {
			...options,
			nodeId: 'another',
			stored: { staticData: {} },
		});

		expect(other.started).toHaveLength(1);
	});

	it('can be tried out again and again while listening for a test event', async () => {
		const { callback } = await job('a cat');

		await callTrigger(callback, { ...options, mode: 'manual' });
		const again = await callTrigger(callback, { ...options, mode: 'manual' });

		expect(again.started).toHaveLength(1);
	});

	it('that overtook TTAPI’s own records is looked at once more', async () => {
		const { jobId, callback } = await job('a cat', { running: true });
		setTimeout(() => ttapi().finish(jobId), 300);

		const { started } = await callTrigger({ ...callback, status: 'SUCCESS' }, options);

		expect(started?.[0].json).toMatchObject({ jobId, status: 'SUCCESS', progress: 100 });
	});
});

describe('a callback that starts nothing', () => {
	it.each([
		[{}],
		[{ status: 'SUCCESS' }],
		[{ jobId: null }],
		[{ jobId: 'a/b', status: 'SUCCESS' }],
		['rubbish'],
		[[]],
		[null],
	])('%j: 400, and TTAPI is not asked', async (body) => {
		expect(await callTrigger(body, options)).toEqual({ status: 400, ...STARTS_NOTHING });
		expect(looks()).toBe(0);
	});

	it.each([404, 400, 200] as const)(
		'a job that TTAPI does not know (answered with %i): 403',
		async (unknownJob) => {
			ttapi().set({ unknownJob });
			const forged = {
				status: 'SUCCESS',
				message: '',
				jobId: '8ddd973f-0000-4b8e-9c61-0a4a5d4c9e11',
				data: { action: 'imagine' },
			};

			expect(await callTrigger(forged, options)).toEqual({ status: 403, ...STARTS_NOTHING });
		},
	);

	it.each([
		['says SUCCESS of a failed job', 'a cat __fail__', 'SUCCESS'],
		['says FAILED of a job that succeeded', 'a cat', 'FAILED'],
	])('%s: 403', async (_, prompt, status) => {
		const { callback } = await job(prompt);

		expect(await callTrigger({ ...callback, status }, options)).toEqual({
			status: 403,
			...STARTS_NOTHING,
		});
	});

	it('says SUCCESS of a running job: 403, and the true callback starts the workflow later', async () => {
		const { jobId, callback } = await job('a cat', { running: true });
		expect((await callTrigger({ ...callback, status: 'SUCCESS' }, options)).status).toBe(403);

		ttapi().finish(jobId);
		const { started } = await callTrigger({ ...callback, status: 'SUCCESS' }, options);

		expect(started).toHaveLength(1);
	});

	it('speaks of a running job: 200', async () => {
		const { callback } = await job('a cat', { running: true });

		expect(await callTrigger(callback, options)).toEqual({ status: 200, ...STARTS_NOTHING });
	});

	it.each([
		['an event', 'a cat __fail__', { events: ['SUCCESS'] }],
		['an action', 'a cat', { options: { actions: ['upsample1'] } }],
	])('%s that is filtered out: 200', async (_, prompt, parameters) => {
		const { callback } = await job(prompt);

		expect(await callTrigger(callback, { ...options, parameters })).toEqual({
			status: 200,
			...STARTS_NOTHING,
		});
	});

	it.each(['500', '429', 'html', 'reset', '401'] as const)(
		'TTAPI cannot be asked (%s): 503, and the next notification starts the workflow',
		async (kind) => {
			const { callback } = await job('a cat');
			ttapi().set({ fetchFault: { kind, times: 1 } });

			expect(await callTrigger(callback, options)).toEqual({ status: 503, ...STARTS_NOTHING });
			expect((await callTrigger(callback, options)).started).toHaveLength(1);
		},
	);

	it('the second of two in one instant is not answered 200 when the first could not be confirmed', async () => {
		const { callback } = await job('a cat');
		ttapi().set({ fetchFault: { kind: '500', times: 2 } });

		const calls = await Promise.all([1, 2].map(async () => await callTrigger(callback, options)));

		expect(calls.map(({ status }) => status)).toEqual([503, 503]);
	});
});

describe('without Confirm With TTAPI', () => {
	it('believes the callback, asks nothing, and starts once all the same', async () => {
		const { jobId, callback } = await job('a cat');
		const parameters = { verify: false };
		const before = looks();

		const first = await callTrigger(callback, { ...options, parameters });
		const second = await callTrigger(callback, { ...options, parameters });

		expect(first.started?.[0].json).toMatchObject({ jobId, status: 'SUCCESS', prompt: 'a cat' });
		expect(second).toEqual({ status: 200, ...STARTS_NOTHING });
		expect(looks()).toBe(before);
	});
});
