/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { bytesOf, fieldsOf, STORAGES, useStorage } from '../n8n/binaryStorage';
import { existingJob } from '../n8n/deliveredJobs';
import { imagine, prompts } from '../n8n/parameters';
import { ParkedExecution } from '../n8n/parkedExecution';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 60, callback: 'never' });

// Many megabytes, on machines that have more to do.
jest.setTimeout(30_000);

// A sleep of the node for which nobody waits any more is gone within a second.
afterAll(async () => await pause(1100));

const FIELDS = ['data', 'data_1', 'data_2', 'data_3', 'data_4'];

let executions = 500;

/** Runs Imagine by callback until it parks, with a submitted job for each prompt. */
async function park(options: object, ...texts: string[]) {
	const node = imagine({ waitMode: 'callback', options: { download: 'all', ...options } });
	const run = await runNode(node, { credential: credential(), items: prompts(...texts) });
	return new ParkedExecution(node, run, credential(), String(executions++));
}

const endAll = () =>
	ttapi()
		.jobs()
		.forEach(({ jobId }) => ttapi().finish(jobId));

/** The callback of the job with a prompt, as TTAPI sends it. */
function callbackOf(prompt: string, status = 'SUCCESS') {
	const { jobId } =
		ttapi()
			.jobs()
			.find((job) => job.prompt === prompt) ?? {};
	return { status, message: '', jobId, data: { action: 'imagine', jobId } };
}

const files = () => ttapi().requests({ path: '/midjourney/2*' });

describe.each(STORAGES)('Wait by Callback, with n8n keeping files in %s', (storage) => {
	useStorage(storage);

	it('goes on with the files in the items, without the API key on their way', async () => {
		const parked = await park({}, 'a', 'b');
		expect(files()).toEqual([]);
		endAll();

		const { status, items = [] } = await parked.call(callbackOf('b'));
		const { run, outputs } = await parked.goOn(items);

		expect([status, run.status]).toEqual([200, 'success']);
		expect(
			outputs[0].map(({ json, pairedItem }) => [json.prompt, json.status, pairedItem]),
		).toEqual(['a', 'b'].map((prompt, item) => [prompt, 'SUCCESS', { item }]));
		expect(outputs[0].map(fieldsOf)).toEqual([FIELDS, FIELDS]);
		const contents = outputs[0].flatMap(({ binary }) => Object.values(binary ?? {}));
		const sizes = await Promise.all(contents.map(async (one) => (await bytesOf(one)).length));
		expect(sizes).toEqual(contents.map(({ bytes }) => bytes));
		expect(files().map(({ keySent }) => keySent)).toEqual(Array(10).fill(false));
	});
});

it('callbacks that come while files are under way are answered, and start nothing', async () => {
	ttapi().set({ pictureBytes: 2_000_000 });
	const parked = await park({}, 'a', 'b');
	endAll();

	const calls = await Promise.all(
		['a', 'b', 'a', 'b', 'a'].map(async (prompt) => await parked.call(callbackOf(prompt))),
	);

	expect(calls.map(({ status }) => status)).toEqual(Array(5).fill(200));
	expect(calls.filter(({ items }) => items !== undefined)).toHaveLength(1);
	expect(files()).toHaveLength(10);
});

let own: Sandbox | undefined;
afterEach(async () => await own?.close());

it('a callback that comes while files take long starts nothing either', async () => {
	own = await startSandbox({ switches: { jobSeconds: 60, callback: 'never', pictures: 'stall' } });
	const key = { apiKey: own.apiKey, baseUrl: own.url };
	const node = imagine({ waitMode: 'callback', options: { download: 'grid' } });
	const run = await runNode(node, { credential: key, items: prompts('a') });
	const parked = new ParkedExecution(node, run, key, String(executions++));
	const [{ jobId }] = own.jobs();
	own.finish(jobId);
	const callback = { status: 'SUCCESS', message: '', jobId, data: { jobId } };
	const first = parked.call(callback);
	// From then on, a run that n8n has not resumed is offered to it again.
	await pause(10_500);

	expect(await parked.call(callback)).toEqual({ status: 200, items: undefined });

	expect(own.requests({ path: '/midjourney/2*' })).toHaveLength(1);
	await own.close();
	const { status, items } = await first;
	expect([status, items?.[0].json.downloadError]).toEqual([
		200,
		expect.stringContaining('it broke off'),
	]);
}, 20_000);

it('a file that cannot be had does not keep the execution parked', async () => {
	const parked = await park({}, 'a');
	ttapi().set({ pictures: 'gone' });
	endAll();

	const { status, items } = await parked.call(callbackOf('a'));

	expect([status, items?.length]).toEqual([200, 1]);
	expect(items?.[0].json).toMatchObject({
		status: 'SUCCESS',
		downloadError: expect.stringContaining('HTTP 404'),
	});
});

it('no file is fetched for an execution that ends in an error', async () => {
	const parked = await park({}, 'a', 'b __fail__');
	endAll();

	const { error } = await parked.call(callbackOf('b __fail__', 'FAILED'));

	expect(error?.message).toContain('[Bad response] Internal Error.');
	expect(files()).toEqual([]);
});

it('jobs that are finished before it parks come out at once, with their files', async () => {
	ttapi().set({ jobSeconds: 0 });
	const node = imagine({ waitMode: 'callback', options: { download: 'grid' } });
	const { run, outputs } = await runNode(node, { credential: credential(), items: prompts('a') });
	expect([run.status, fieldsOf(outputs[0][0])]).toEqual(['success', ['data']]);
});

it('at the deadline the ids go on without files, and Job > Wait brings them', async () => {
	const parked = await park({}, 'a', 'b');
	endAll();

	const late = await parked.deadline();

	expect(late.outputs[0].map(fieldsOf)).toEqual([[], []]);
	expect(late.json.map(({ jobId }) => jobId)).toEqual(
		['a', 'b'].map((prompt) => callbackOf(prompt).jobId),
	);
	expect(files()).toEqual([]);
	const { outputs } = await runNode(existingJob('wait', { download: 'all' }), {
		credential: credential(),
		items: late.json,
	});
	expect(outputs[0].map(fieldsOf)).toEqual([FIELDS, FIELDS]);
});
