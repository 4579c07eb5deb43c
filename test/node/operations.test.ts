import { OPERATIONS } from '../../nodes/Ttapi/operations';
import { resultOf, sideBySide, type Ended } from '../faults/sideBySide';
import { jobOf } from '../operations/expectedJob';
import { freeCases } from '../operations/freeCases';
import { freeRow, submitRow, submitsIn } from '../operations/row';
import { FREE_SCENARIOS, runFree, type FreeRan, type FreeScenario } from '../operations/runFree';
import { hookOf, runSubmit, type Ran } from '../operations/runSubmit';
import { FAULT, scenariosOf, type ScenarioName } from '../operations/scenarios';
import { submitCases as allSubmitCases } from '../operations/submitCases';
import { documentWith, publishedDocument } from '../operations/table';

const nameOf = ({ resource, operation }: { resource: string; operation: string }) =>
	`${resource} ${operation}`;

const offered = OPERATIONS.map(({ resource, option }) => `${resource} ${option.value}`);

/** A case may be there before its operation, but no operation without its case. */
const submitCases = allSubmitCases.filter((one) => offered.includes(nameOf(one)));

/** The tests wait for runs that have begun before them. */
jest.setTimeout(90_000);

/** Each has a sandbox of its own and mostly waits. */
const LANES = 12;

const submitted = new Map<string, Promise<Ended<Ran>>>();
const asked = new Map<string, Promise<Ended<FreeRan>>>();

beforeAll(() => {
	const submits = submitCases.flatMap((one) =>
		scenariosOf(one).map(([name, scenario]) => ({
			key: `${nameOf(one)}: ${name}`,
			start: async () => await runSubmit(one, scenario),
		})),
	);
	const questions = freeCases.flatMap((one) =>
		FREE_SCENARIOS.map((scenario) => ({
			key: `${nameOf(one)}: ${scenario}`,
			start: async () => await runFree(one, scenario),
		})),
	);
	const begin = <Result>(
		runs: ReadonlyArray<{ key: string; start: () => Promise<Result> }>,
		ends: Map<string, Promise<Ended<Result>>>,
	) => {
		const starts = runs.map(({ start }) => start);
		sideBySide(starts, LANES).forEach((end, index) => ends.set(runs[index].key, end));
	};
	begin(submits, submitted);
	begin(questions, asked);
});

afterAll(async () => {
	await Promise.all([...submitted.values(), ...asked.values()]);
});

type Named = { resource: string; operation: string };

async function endOf<Result>(ends: Map<string, Promise<Ended<Result>>>, one: Named, name: string) {
	const end = ends.get(`${nameOf(one)}: ${name}`);
	if (end === undefined) throw new Error(`${nameOf(one)} was not run: ${name}`);
	return resultOf(await end);
}

const ranOf = async (one: Named, name: ScenarioName | string) => await endOf(submitted, one, name);

const askedOf = async (one: Named, name: FreeScenario) => await endOf(asked, one, name);

const byText = (one: unknown, other: unknown) =>
	JSON.stringify(one).localeCompare(JSON.stringify(other));

it('every operation of the node is run', () => {
	const run = [...submitCases, ...freeCases].map(nameOf);
	expect([...run].sort()).toEqual([...offered].sort());
});

describe.each(submitCases.map((one) => [nameOf(one), one] as const))('%s', (_, one) => {
	it.each(['minimal', 'everything', ...Object.keys(one.others ?? {})])(
		'sends what the user filled in, and nothing else: %s',
		async (name) => {
			const ran = await ranOf(one, name);

			expect(ran.end.error).toBeUndefined();
			expect(
				submitsIn(ran).map(({ path, query, keyRight, body }) => ({ path, query, keyRight, body })),
			).toEqual([{ path: one.path, query: {}, keyRight: true, body: ran.due[0] }]);
			expect(ran.jobs).toHaveLength(1);
			expect(ran.requests.filter(({ kind, keySent }) => kind === 'picture' && keySent)).toEqual([]);
		},
	);

	it("Don't Wait: puts out the job id at once, and asks nothing", async () => {
		const { end, jobs, requests } = await ranOf(one, 'minimal');

		expect(end.outputs).toEqual([
			[{ json: { jobId: jobs[0].jobId, status: 'PENDING_QUEUE' }, pairedItem: { item: 0 } }],
		]);
		expect(requests).toHaveLength(1);
	});

	it('Wait by Polling: puts out the finished job, in the one shape', async () => {
		const { end, jobs, inputs } = await ranOf(one, 'poll');

		expect(end.error).toBeUndefined();
		expect(end.outputs).toEqual([
			[{ json: jobOf(jobs[0].jobId, one.job(inputs[0])), pairedItem: { item: 0 } }],
		]);
	});

	it('Wait by Callback: parks, and goes on with the finished job', async () => {
		const ran = await ranOf(one, 'callback');
		const [{ body }] = submitsIn(ran);
		const { hookUrl, ...rest } = Object(body);

		expect(ran.parked).toBe(true);
		expect(rest).toEqual(ran.due[0]);
		expect(hookUrl).toContain('http://localhost:5678/webhook-waiting/42');
		expect(ran.end.run.status).toBe('success');
		const job = jobOf(ran.jobs[0].jobId, { ...one.job(ran.inputs[0]), hookUrl });
		expect(ran.end.outputs).toEqual([[{ json: job, pairedItem: { item: 0 } }]]);
	});

	it('a batch: one submit for each item, put out in the order of the input, whichever is done first', async () => {
		const ran = await ranOf(one, 'batch');

		const bodies = submitsIn(ran).map(({ body }) => body);
		expect([...bodies].sort(byText)).toEqual([...ran.due].sort(byText));
		const jobIds = [0, 1, 2].map(
			(n) => ran.jobs.find(({ hookUrl }) => hookUrl === hookOf(n))?.jobId,
		);
		expect(ran.end.outputs).toEqual([
			jobIds.map((jobId, n) => ({
				json: jobOf(jobId, { ...one.job(ran.inputs[n]), hookUrl: hookOf(n) }),
				pairedItem: { item: n },
			})),
		]);
	});

	it('a job that ends FAILED: the message names it, and has the words of TTAPI', async () => {
		const { end, jobs } = await ranOf(one, 'failure');

		expect(end.error?.message).toMatch(/^The job ended FAILED .+ run the item again.*\.$/);
		expect(end.error?.message).toContain(`(job ${jobs[0].jobId}): "${FAULT}". `);
		expect(end.error?.context).toMatchObject({ itemIndex: 0, jobId: jobs[0].jobId });
	});

	it('continues on error: the failed item is { error, details }, and the other one is done', async () => {
		const { end, jobs } = await ranOf(one, 'continued');
		const failed = jobs.find(({ status }) => status === 'FAILED');
		const done = jobs.find(({ status }) => status === 'SUCCESS');

		expect(end.error).toBeUndefined();
		expect(end.outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(end.json.filter((json) => 'error' in json)).toEqual([
			{
				error: expect.stringContaining(`(job ${failed?.jobId}): "${FAULT}"`),
				details: {
					jobId: failed?.jobId,
					status: 'FAILED',
					kind: 'jobFailed',
					ttapiMessage: FAULT,
				},
			},
		]);
		expect(end.json.filter((json) => !('error' in json))).toEqual([
			expect.objectContaining({ jobId: done?.jobId, status: 'SUCCESS' }),
		]);
	});

	it('Retry On Fail: a look that fails costs no second submit', async () => {
		const ran = await ranOf(one, 'retried');

		expect(ran.requests.filter(({ status }) => status === 401)).toHaveLength(1);
		expect(ran.end.error).toBeUndefined();
		expect(ran.end.json.map(({ status }) => status)).toEqual(['SUCCESS', 'SUCCESS']);
		const bodies = submitsIn(ran).map(({ body }) => body);
		expect([...bodies].sort(byText)).toEqual([...ran.due].sort(byText));
	});

	it('a refusal: one plain message with the words of TTAPI, and no second submit', async () => {
		const ran = await ranOf(one, 'refused');
		const words = one.refused?.words ?? 'Parameter error';

		expect(ran.end.error?.message).toBe(
			`TTAPI refused the request: "${words}"${words.endsWith('.') ? '' : '.'} Nothing was started and nothing is billed: correct the parameters, then run the item again.`,
		);
		expect(submitsIn(ran).map(({ status, body }) => ({ status, body }))).toEqual([
			{ status: one.refused === undefined ? 400 : 200, body: ran.due[0] },
		]);
		expect(ran.jobs).toEqual([]);
	});
});

describe.each(freeCases.map((one) => [nameOf(one), one] as const))('%s', (_, one) => {
	it.each(['one', 'batch'] as const)(
		'asks what it has to, and puts out the answers in order (%s)',
		async (scenario) => {
			const { items, requests, end, started } = await askedOf(one, scenario);

			const sent = requests.map(({ method, path, query, body }) =>
				JSON.stringify({ method, path, query, body }),
			);
			const due = items.flatMap((item) => item.requests.map((request) => JSON.stringify(request)));
			expect([...new Set(sent)].sort()).toEqual([...new Set(due)].sort());
			expect(requests.filter(({ keyRight }) => !keyRight)).toEqual([]);
			expect(end.error).toBeUndefined();
			expect(end.outputs).toEqual([
				items.flatMap(({ output }, item) => output.map((json) => ({ json, pairedItem: { item } }))),
			]);
			expect(started).toBe(0);
		},
	);

	it('comes to nothing: one plain message', async () => {
		const { failing, end, started } = await askedOf(one, 'failure');

		expect(end.error?.message).toMatch(failing?.message ?? /never/);
		expect(end.error?.context?.itemIndex).toBe(0);
		expect(started).toBe(0);
	});

	it('continues on error: the item is { error, details }', async () => {
		const { failing, end } = await askedOf(one, 'continued');

		expect(end.error).toBeUndefined();
		expect(end.outputs).toEqual([
			[
				{
					json: {
						error: expect.stringMatching(failing?.message ?? /never/),
						details: failing?.details,
					},
					pairedItem: { item: 0 },
				},
			],
		]);
	});
});

it('docs/operations.md says what came out (WRITE_DOCS=1 writes it)', async () => {
	const rows = await Promise.all(
		OPERATIONS.map(async ({ resource, option }) => {
			const named = { resource, operation: option.value };
			const isIt = (one: Named) => nameOf(one) === nameOf(named);
			const submit = submitCases.find(isIt);
			if (submit !== undefined) {
				const names = scenariosOf(submit).map(([name]) => name);
				const runs = await Promise.all(names.map(async (name) => await ranOf(submit, name)));
				return submitRow(submit, (name) => runs[names.indexOf(name)]);
			}
			const free = freeCases.find(isIt);
			if (free === undefined) throw new Error(`${nameOf(named)} was not run`);
			const runs = await Promise.all(FREE_SCENARIOS.map(async (name) => await askedOf(free, name)));
			return freeRow(free, (name) => runs[FREE_SCENARIOS.indexOf(name)]);
		}),
	);
	const document = documentWith(rows);

	expect(publishedDocument(document)).toBe(document);
});
