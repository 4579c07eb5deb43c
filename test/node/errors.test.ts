import { publishSection, sectionOf, table } from '../docs/page';
import { downloadError, downloadFailures } from '../failures/downloadFailures';
import { failureCases } from '../failures/failureCases';
import { refusedRuns } from '../failures/refusedRuns';
import { runFailure, type FailureRow } from '../failures/runFailure';
import { resultOf, sideBySide, type Ended } from '../faults/sideBySide';

const PAGE = 'docs/errors.md';

/** Each has a sandbox of its own and mostly waits. */
const LANES = 12;

const cases = Object.entries(failureCases).flatMap(([kind, ways]) =>
	ways.map((way) => ({ kind, way })),
);

let runs: Array<Promise<Ended<FailureRow>>> = [];

beforeAll(() => {
	const starts = cases.map(
		({ way }) =>
			async () =>
				await runFailure(way),
	);
	runs = sideBySide(starts, LANES);
});

const rows = async () => (await Promise.all(runs)).map(resultOf);

describe('docs/errors.md says what the node says', () => {
	it.each(cases.map(({ kind, way }, index) => [kind, way.when, index] as const))(
		'%s: %s',
		async (kind, _, index) => {
			expect(resultOf(await runs[index]).kind).toBe(kind);
		},
		90_000,
	);

	it('of every failure of an item: the message, whether it costs, and what Retry On Fail does', async () => {
		const cells = (await rows()).map(({ kind, when, message, billed, retry }) => [
			`\`${kind}\``,
			when,
			message,
			billed,
			retry,
		]);
		const titles = ['`kind`', 'What happened', 'What you read', 'Billed?', 'Retry On Fail'];
		const failures = table(titles, cells);
		publishSection(PAGE, 'failures', failures);
		expect(sectionOf(PAGE, 'failures')).toBe(failures);
	}, 90_000);

	it('of the item that comes out then', async () => {
		const [{ item }] = (await rows()).filter(({ message }) => message.includes('Job Timeout'));
		const example = `\`\`\`json\n${JSON.stringify(item, null, 2)}\n\`\`\``;
		publishSection(PAGE, 'item', example);
		expect(sectionOf(PAGE, 'item')).toBe(example);
	});

	it('of what it refuses to do at all', async () => {
		const cells: string[][] = [];
		for (const [what, message] of refusedRuns) cells.push([what, String(await message())]);
		const refusals = table(['What is the matter', 'What you read'], cells);
		publishSection(PAGE, 'refused runs', refusals);
		expect(sectionOf(PAGE, 'refused runs')).toBe(refusals);
	});

	it('of files that cannot be had, while their jobs come out finished', async () => {
		const messages = await Promise.all(
			downloadFailures.map(async ([, switches]) => await downloadError(switches)),
		);
		expect(messages.filter((message) => !message.startsWith('SUCCESS: '))).toEqual([]);
		const cells = downloadFailures.map(([why], index) => [
			why,
			messages[index].replace('SUCCESS: ', ''),
		]);
		const downloads = table(['The file', '`downloadError`'], cells);
		publishSection(PAGE, 'downloads', downloads);
		expect(sectionOf(PAGE, 'downloads')).toBe(downloads);
	}, 20_000);
});
