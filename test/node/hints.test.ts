import { ExecuteContext } from 'n8n-core';
import { callAsTool } from '../n8n/agent';
import { existingJob } from '../n8n/deliveredJobs';
import { imagine, prompts } from '../n8n/parameters';
import { runNode, type RunOptions } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';
import type { NodeUnderTest } from '../n8n/workflow';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.05 });

const run = async (node: NodeUnderTest, more: Partial<RunOptions> = {}) =>
	await runNode(node, { credential: credential(), items: prompts('a'), ...more });

/** What n8n shows beside the output. */
const hintsOf = async (...args: Parameters<typeof run>) =>
	(await run(...args)).hints.map(({ message }) => message);

const MONTH = expect.stringMatching(/about a month.*add the option Download/);

describe('the hint that TTAPI does not keep files for ever', () => {
	it('is given once for many jobs that come out without files, beside the output alone', async () => {
		const { hints } = await run(imagine(), { items: prompts('a', 'b') });

		expect(hints).toEqual([{ message: MONTH, type: 'info', location: 'outputPane' }]);
	});

	it.each(['get', 'wait'] as const)('is given by Job > %s', async (operation) => {
		const { json } = await run(imagine());

		expect(await hintsOf(existingJob(operation, {}), { items: json })).toEqual([MONTH]);
	});

	it('is given with links only, one item each', async () => {
		expect(await hintsOf(imagine({ options: { onePerPicture: true } }))).toEqual([MONTH]);
	});

	it('is not given with the files, nor where an earlier node has put them', async () => {
		const download = { download: 'grid' };
		const { outputs, hints } = await run(imagine({ options: download }));
		const [{ json, binary }] = outputs[0];
		const passed = await run(existingJob('wait', {}), { items: [json], binary: [binary] });

		expect(hints).toEqual([]);
		expect(passed.outputs[0][0].binary).toEqual(binary);
		expect(passed.hints).toEqual([]);
	});

	it('is not given while there are no files', async () => {
		const none = await hintsOf(imagine({ waitMode: 'none' }));
		const onError = 'continueRegularOutput';
		const failed = await hintsOf(imagine({}, { onError }), { items: prompts('a __fail__') });

		expect([none, failed]).toEqual([[], []]);
	});

	it('is not given where nobody looks: in an execution that no person has started', async () => {
		expect(await hintsOf(imagine(), { mode: 'trigger' })).toEqual([]);
	});
});

describe('the hint that little quota is left', () => {
	const account = { parameters: { resource: 'account', operation: 'get' } };

	it.each([
		[9.5, [expect.stringMatching(/^Only 9\.5 of the quota is left\..*add quota/i)]],
		[0, [expect.stringMatching(/^No quota is left,.*add quota/i)]],
		[10, []],
	])('with %p left', async (balance, expected) => {
		ttapi().set({ balance });

		expect(await hintsOf(account)).toEqual(expected);
		expect(await hintsOf(account, { mode: 'trigger' })).toEqual(expected);
		expect(ttapi().requests()).toHaveLength(2);
	});

	it('is a warning', async () => {
		ttapi().set({ balance: 0 });

		expect((await run(account)).hints).toEqual([expect.objectContaining({ type: 'warning' })]);
	});
});

describe('the hint that TTAPI cannot call the Hook URL', () => {
	/** A TTAPI on the internet; nothing answers there. */
	const far = { credential: { apiKey: 'a-key-to-look-for', baseUrl: 'https://api.ttapi.invalid' } };

	const submit = (hookUrl: string) =>
		imagine(
			{ waitMode: 'none', hookUrl, options: { maxWait: 1 } },
			{ onError: 'continueRegularOutput' },
		);

	it('names the address and what to set, once for many items', async () => {
		const hookUrl = 'http://user:secret@localhost:5678/webhook/abc/ttapi?key=secret';
		const { hints } = await run(submit(hookUrl), {
			...far,
			items: prompts('a', 'b'),
			mode: 'trigger',
		});

		const message = expect.stringMatching(/ http:\/\/localhost:5678[^/].*N8N_WEBHOOK_URL/);
		expect(hints).toEqual([{ message, type: 'warning', location: 'outputPane' }]);
		expect(JSON.stringify(hints)).not.toContain('secret');
	});

	it.each([
		['the Hook URL is public', 'https://n8n.example.com/webhook/abc/ttapi', far],
		['there is none', '', far],
		['TTAPI is in the same network', 'http://localhost:5678/webhook/abc/ttapi', {}],
	])('is not given when %s', async (_, hookUrl, more) => {
		expect(await hintsOf(submit(hookUrl), more)).toEqual([]);
	});
});

describe('hints are a help and nothing more', () => {
	it('an agent is given none', async () => {
		ttapi().set({ balance: 5 });
		const { parameters } = imagine({ prompt: 'A cat' });
		const picture = await callAsTool(parameters, {}, credential());
		const account = await callAsTool({ resource: 'account', operation: 'get' }, {}, credential());

		expect(picture.answer).toEqual([expect.objectContaining({ status: 'SUCCESS' })]);
		expect(account.answer).toEqual([expect.objectContaining({ balance: expect.any(Number) })]);
		expect([picture.hints, account.hints]).toEqual([[], []]);
	});

	it('an n8n that has none gives the output alone', async () => {
		const { prototype } = ExecuteContext;
		const own = Object.getOwnPropertyDescriptor(prototype, 'addExecutionHints');
		Object.defineProperty(prototype, 'addExecutionHints', { value: undefined, configurable: true });
		try {
			const { json, hints, error } = await run(imagine());

			expect(error).toBeUndefined();
			expect(json).toEqual([expect.objectContaining({ status: 'SUCCESS' })]);
			expect(hints).toEqual([]);
		} finally {
			Object.defineProperty(prototype, 'addExecutionHints', own ?? {});
		}
	});
});
