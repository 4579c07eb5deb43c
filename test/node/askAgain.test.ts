import type { INode } from 'n8n-workflow';
import { startSandbox, type Fault } from '../../sandbox/ttapi';
import { resultOf, sideBySide, type Ended } from '../faults/sideBySide';
import { runNode } from '../n8n/runNode';

const QUESTIONS: ReadonlyArray<[resource: string, operation: string, INode['parameters']]> = [
	['image', 'checkPrompt', { prompt: 'a cat' }],
	['job', 'getMany', {}],
	['account', 'get', {}],
];

const PASSING: readonly Fault[] = [
	{ kind: '500', times: 2 },
	{ kind: 'html', times: 1 },
	{ kind: 'reset', times: 1 },
	{ kind: '429', times: 1, retryAfter: 1 },
];

const LASTING: Fault = { kind: '500' };

const cases = QUESTIONS.flatMap((question) =>
	[...PASSING, LASTING].map((fault) => [...question, fault] as const),
);

interface Asked {
	error?: string;
	/** What TTAPI answered, in order; null where it broke off. */
	answers: Array<number | null>;
}

/** A pause lies between two tries, so they are run side by side. */
let runs: Array<Promise<Ended<Asked>>> = [];

beforeAll(() => {
	runs = sideBySide(
		cases.map(
			([resource, operation, parameters, fault]) =>
				async () =>
					await ask({ parameters: { resource, operation, ...parameters } }, fault),
		),
		cases.length,
	);
});

afterAll(async () => {
	await Promise.all(runs);
});

async function ask(node: { parameters: INode['parameters'] }, readFault: Fault): Promise<Asked> {
	const ttapi = await startSandbox({ switches: { readFault } });
	try {
		const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
		const { error } = await runNode(node, { credential, items: [{}] });
		return { error: error?.message, answers: ttapi.requests().map(({ status }) => status) };
	} finally {
		await ttapi.close();
	}
}

describe('a question that TTAPI cannot answer just now', () => {
	const indexed = cases.map((one, index) => [...one, index] as const);

	it.each(indexed.filter(([, , , fault]) => fault !== LASTING))(
		'%s %s is asked again: %j %j',
		async (_, __, ___, { times = 0 }, index) => {
			const { error, answers } = resultOf(await runs[index]);

			expect(error).toBeUndefined();
			expect(answers.slice(0, times)).not.toContain(200);
			expect(answers.slice(times)).toEqual(Array(answers.length - times).fill(200));
			expect(answers.length).toBeGreaterThan(times);
		},
		30_000,
	);

	it.each(indexed.filter(([, , , fault]) => fault === LASTING))(
		'%s %s is given up after the third time',
		async (_, __, ___, ____, index) => {
			const { error, answers } = resultOf(await runs[index]);

			expect(error).toBe(
				'TTAPI could not be asked, since TTAPI answered HTTP 500. Nothing was started and nothing is billed: run this item again later.',
			);
			expect(answers).toEqual([500, 500, 500]);
		},
		30_000,
	);
});
