/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installN8n } from '../../sandbox/n8n/install';
import { terminalProgress } from '../../sandbox/n8n/progress';
import { SetupFailure } from '../../sandbox/n8n/setup-failure';
import { buildPackage } from '../../sandbox/package/pack';
import type { CleanUp } from '../../sandbox/start/clean-up';
import { runProgram } from '../../sandbox/start/program';
import { readBenchOptions } from './benchOptions';
import { MEASURES } from './measures/measures';
import type { Chapter } from './report/chapter';
import { drawDotPlot } from './report/dotPlot';
import { describeMachine } from './report/machine';
import { benchmarksPage, type RunFacts } from './report/page';
import { terminalReport } from './report/terminal';
import { runMeasures } from './runMeasures';

const DOCS = join(__dirname, '..', '..', 'docs');

/** `npm run bench`: all measures in one run; the full run writes docs/benchmarks.md and its plot. */
async function bench(_cleanUp: CleanUp, signal: AbortSignal): Promise<void> {
	const progress = terminalProgress(process.stdout);
	const options = readBenchOptions(process.argv.slice(2), MEASURES);
	const startedMs = Date.now();
	if (options.build) {
		await progress.step('Building the package', async () => await buildPackage(signal));
	}
	const installation = await installN8n({ progress, signal });
	const chapters = await runMeasures(options, progress, signal);
	progress.say(terminalReport(chapters));

	const failed = chapters.filter(({ failure }) => failure !== undefined);
	if (failed.length > 0) {
		const names = failed.map(({ measure }) => measure.name).join(', ');
		throw new SetupFailure(`Failed: ${names}. docs/benchmarks.md stays as it was.`);
	}
	if (!options.full) return;
	const minutes = (Date.now() - startedMs) / 60_000;
	await writePage(chapters, { machine: describeMachine(installation), minutes });
	progress.say('Written: docs/benchmarks.md');
}

async function writePage(chapters: Chapter[], facts: RunFacts): Promise<void> {
	await mkdir(join(DOCS, 'figures'), { recursive: true });
	await writeFile(join(DOCS, 'benchmarks.md'), benchmarksPage(chapters, facts));
	const plot = chapters.find(({ measured }) => measured?.plot)?.measured?.plot;
	if (plot === undefined) return;
	await writeFile(join(DOCS, 'figures', 'benchmarks.svg'), drawDotPlot(plot, 'light'));
	await writeFile(join(DOCS, 'figures', 'benchmarks.dark.svg'), drawDotPlot(plot, 'dark'));
}

// A measure that was broken off, or that failed, may have left something running: it ends with this process.
void runProgram(bench).finally(() => process.exit());
