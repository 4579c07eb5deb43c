import type { Bar, Table } from '../measures/measure';
import { BAR_HEAD, barRow, barsOf, type Chapter } from './chapter';
import { reasonOf } from './reasons';

/** What is known of the run that a page is about. */
export interface RunFacts {
	machine: ReadonlyArray<readonly [name: string, value: string]>;
	minutes: number;
}

/** docs/benchmarks.md, whole. */
export function benchmarksPage(
	chapters: readonly Chapter[],
	{ machine, minutes }: RunFacts,
): string {
	const bars = barsOf(chapters);
	const plot = chapters.find(({ measured }) => measured?.plot)?.measured?.plot;
	return [
		'<!-- Written by `npm run bench`: what is changed here by hand is lost. -->',
		'# Benchmarks',
		INTRODUCTION,
		plot && figure(plot.title, plot.description),
		'## Bars',
		'What the package has promised itself, and what this run has measured; the worst case of each.',
		markdownTable(BAR_HEAD, bars.map(barRow)),
		...reasons(bars),
		'## The rival',
		RIVAL,
		...chapters.flatMap(chapterOf),
		'## The machine',
		markdownTable(
			['', ''],
			machine.map((row) => [...row]),
		),
		'## Run it',
		'On Linux, with Postgres and Redis for queue mode (Debian: `apt-get install postgresql redis-server`):',
		'```bash\nnpm ci && npm run bench\n```',
		`It takes ${Math.ceil(minutes)} minutes here, and installs n8n into \`~/.cache\` on first use. It writes this page and its plot, and what they are made of into [benchmarks/run.json](benchmarks/run.json). \`npm run bench -- --quick\` takes less than three minutes and only shows that it works; \`npm run bench -- --only ${chapters[0].measure.name}\` runs one chapter. The chapters are ${names(chapters)}. Let nothing else run on the machine.`,
		'',
	]
		.filter((part) => part !== undefined)
		.join('\n\n')
		.trimEnd()
		.concat('\n');
}

const INTRODUCTION =
	'All figures are from one run, on one machine, against the [sandbox](sandbox.md), a local TTAPI: compare them with each other, not with those of another machine. One run on your own machine gives you yours.';

const RIVAL =
	'What people build in n8n without this package: HTTP Request → Wait (5 s) → HTTP Request → If → back to Wait. It is [benchmarks/rival.json](benchmarks/rival.json), to be imported and looked at: all prompts in one batch, and only unfinished jobs go round again. For a queue of ten jobs it is [benchmarks/rival-in-tens.json](benchmarks/rival-in-tens.json), with Loop Over Items around it. The benchmark runs exactly these files, with the address of the sandbox, its key and the prompts put in, in the same n8n.';

function figure(title: string, description: string): string {
	return [
		'<picture>',
		'  <source media="(prefers-color-scheme: dark)" srcset="figures/benchmarks.dark.svg">',
		`  <img src="figures/benchmarks.svg" width="800" alt="${title}. ${description} The tables below have the figures.">`,
		'</picture>',
	].join('\n');
}

function reasons(bars: readonly Bar[]): string[] {
	const missed = bars.filter(({ holds }) => !holds);
	if (missed.length === 0) return [];
	const lines = missed.map((bar) => `* ${bar.what}: ${reasonOf(bar)}`);
	return ['Why a bar does not hold:', lines.join('\n')];
}

function chapterOf({ measure, measured, failure }: Chapter): string[] {
	const tables = measured?.tables.flatMap(tableOf) ?? [`This measure failed: ${failure}`];
	return [`## ${measure.title}`, ...tables];
}

function tableOf({ title, head, rows, note }: Table): string[] {
	return [`### ${title}`, markdownTable(head, rows), ...(note === undefined ? [] : [note])];
}

/** The first column to the left, figures to the right. */
function markdownTable(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map(escaped).join(' | ')} |`;
	return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function escaped(cell: string): string {
	return cell.replace(/(?<!\\)\|/g, '\\|');
}

function names(chapters: readonly Chapter[]): string {
	return chapters.map(({ measure }) => `\`${measure.name}\``).join(', ');
}
