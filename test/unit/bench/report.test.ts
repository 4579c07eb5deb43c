import { drawDotPlot, type DotPlot } from '../../bench/report/dotPlot';
import { benchmarksPage } from '../../bench/report/page';
import { terminalReport } from '../../bench/report/terminal';
import type { Bar, Measure, Table } from '../../bench/measures/measure';

const bar: Bar = { what: 'Speed', demanded: '≤ 2 s', measured: '1 s', holds: true };
const missed: Bar = { ...bar, what: 'Size', holds: false, reason: 'The box is small.' };

const table: Table = {
	title: 'Times',
	head: ['Way', 'Time'],
	rows: [['**a|b**', '1 s']],
	note: 'Of three runs.',
};

const measureNamed = (name: string): Measure => ({
	name,
	title: `The ${name}`,
	run: async () => ({ tables: [], bars: [] }),
});

const plot: DotPlot = {
	title: 'Times & sizes',
	description: 'For each way.',
	labels: 'way',
	series: ['by hand', 'by node'],
	panels: [
		{ title: 'time', from: 1, scale: 'log' },
		{ title: 'size', from: 0, scale: 'linear' },
	],
	rows: [
		{
			label: 'short',
			values: [
				[4, 2],
				[3, undefined],
			],
		},
		{
			label: 'long',
			values: [
				[8, 1],
				[14, 2],
			],
		},
	],
};

const chapters = [
	{ measure: measureNamed('first'), measured: { tables: [table], bars: [bar, missed], plot } },
	{ measure: measureNamed('second'), failure: 'n8n ended' },
];

describe('docs/benchmarks.md', () => {
	const page = benchmarksPage(chapters, { machine: [['Memory', '4 GiB']], minutes: 12.2 });

	it('has the bars, and for one that does not hold the reason', () => {
		expect(page).toContain('| Speed | ≤ 2 s | 1 s | yes |');
		expect(page).toContain('| Size | ≤ 2 s | 1 s | **no** |');
		expect(page).toContain('* Size: The box is small.');
		expect(page).not.toContain('* Speed');
	});

	it('has a chapter for each measure, with its tables and notes', () => {
		expect(page).toContain(
			'## The first\n\n### Times\n\n| Way | Time |\n|---|---|\n| **a\\|b** | 1 s |\n\nOf three runs.',
		);
	});

	it('names the machine, the time it took and the plot', () => {
		expect(page).toContain('| Memory | 4 GiB |');
		expect(page).toContain('13 minutes');
		expect(page).toContain('src="figures/benchmarks.svg"');
	});
});

describe('the report at the terminal', () => {
	it('has the same in columns, without Markdown, and says what failed', () => {
		const text = terminalReport(chapters);
		expect(text).toContain('  Way   Time\n  a|b   1 s\n');
		expect(text).toContain('== The second ==');
		expect(text).toContain('Failed: n8n ended');
		expect(text).toMatch(/Size +≤ 2 s +1 s +no\n/);
	});
});

describe('the plot', () => {
	const light = drawDotPlot(plot, 'light');

	/** Where the dots of a series are from the left; the first two in the legend and so on. */
	const squares = [...light.matchAll(/<rect x="([\d.]+)" [^>]*class="s0"/g)].map(([, x]) =>
		Number(x),
	);

	it('is the same drawing in light and dark, in other colours', () => {
		const drawing = (svg: string) => svg.replace(/<style>.*?<\/style>/s, '');
		const dark = drawDotPlot(plot, 'dark');
		expect(drawing(dark)).toBe(drawing(light));
		expect(dark).not.toBe(light);
	});

	it('has a dot for each value that was measured, and for the legend', () => {
		expect(squares).toHaveLength(1 + 4);
		expect(light.match(/<path d="[^"]*z" class="s1"/g)).toHaveLength(1 + 3);
	});

	it('puts what is more further to the right, twice as much always as far on a log scale', () => {
		const [, four, eight] = squares;
		const [one, two] = [
			...light.matchAll(/<text x="([\d.]+)" [^>]*class="soft tick"[^>]*>([12])</g),
		].map(([, x]) => Number(x));
		expect(eight - four).toBeCloseTo(two - one, 0);
		expect(eight).toBeGreaterThan(four);
	});

	it('shows names as they are written', () => {
		expect(light).toContain('Times &amp; sizes');
	});
});
