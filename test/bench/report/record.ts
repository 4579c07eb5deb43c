/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Measure } from '../measures/measure';
import type { Chapter } from './chapter';
import { drawDotPlot } from './dotPlot';
import { benchmarksPage, type RunFacts } from './page';

const DOCS = join(__dirname, '..', '..', '..', 'docs');
const RECORD = join(DOCS, 'benchmarks', 'run.json');

/** What a full run has measured, as it is kept: the page can be written anew from it. */
interface Record {
	facts: RunFacts;
	chapters: Array<{ name: string; measured: Chapter['measured'] }>;
}

export async function keepRun(chapters: readonly Chapter[], facts: RunFacts): Promise<void> {
	const record: Record = {
		facts,
		chapters: chapters.map(({ measure, measured }) => ({ name: measure.name, measured })),
	};
	await mkdir(join(DOCS, 'benchmarks'), { recursive: true });
	await writeFile(RECORD, `${JSON.stringify(record, null, '\t')}\n`);
}

/** Writes docs/benchmarks.md and its plot from the last full run. */
export async function writePage(measures: readonly Measure[]): Promise<void> {
	const { facts, chapters: kept } = JSON.parse(await readFile(RECORD, 'utf8')) as Record;
	const chapters = measures.map((measure): Chapter => {
		const measured = kept.find(({ name }) => name === measure.name)?.measured;
		return { measure, measured, failure: measured === undefined ? 'not measured' : undefined };
	});
	await mkdir(join(DOCS, 'figures'), { recursive: true });
	await writeFile(join(DOCS, 'benchmarks.md'), benchmarksPage(chapters, facts));
	const plot = chapters.find(({ measured }) => measured?.plot)?.measured?.plot;
	if (plot === undefined) return;
	await writeFile(join(DOCS, 'figures', 'benchmarks.svg'), drawDotPlot(plot, 'light'));
	await writeFile(join(DOCS, 'figures', 'benchmarks.dark.svg'), drawDotPlot(plot, 'dark'));
}
