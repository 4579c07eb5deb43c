/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { installN8n } from '../../sandbox/n8n/install';
import { terminalProgress } from '../../sandbox/n8n/progress';
import { SetupFailure } from '../../sandbox/n8n/setup-failure';
import { buildPackage } from '../../sandbox/package/pack';
import type { CleanUp } from '../../sandbox/start/clean-up';
import { runProgram } from '../../sandbox/start/program';
import { readBenchOptions } from './benchOptions';
import { MEASURES } from './measures/measures';
import { describeMachine } from './report/machine';
import { keepRun, writePage } from './report/record';
import { terminalReport } from './report/terminal';
import { runMeasures } from './runMeasures';

/** `npm run bench`: all measures in one run; the full run writes docs/benchmarks.md and its plot. */
async function bench(_cleanUp: CleanUp, signal: AbortSignal): Promise<void> {
	const progress = terminalProgress(process.stdout);
	const options = readBenchOptions(process.argv.slice(2), MEASURES);
	if (options.page) {
		await writePage(MEASURES);
		progress.say('Written from the last full run: docs/benchmarks.md');
		return;
	}
	for (const { require } of options.measures) await require?.();
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
	await keepRun(chapters, { machine: describeMachine(installation), minutes });
	await writePage(MEASURES);
	progress.say('Written: docs/benchmarks.md');
}

// A measure that was broken off, or that failed, may have left something running: it ends with this process.
void runProgram(bench).finally(() => process.exit());
