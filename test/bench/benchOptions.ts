import { SetupFailure } from '../../sandbox/n8n/setup-failure';
import type { Measure } from './measures/measure';

export interface BenchOptions {
	quick: boolean;
	measures: readonly Measure[];
	/** Whether it is the run that docs/benchmarks.md is written from. */
	full: boolean;
	/** Whether the package is built first; else it is taken as it was built last. */
	build: boolean;
	/** Whether nothing is measured: the page is written anew from the last full run. */
	page: boolean;
}

const USAGE = '--quick, --only <name> (once or several times), --no-build and --page';

/** @throws SetupFailure for an argument that makes no sense */
export function readBenchOptions(args: readonly string[], all: readonly Measure[]): BenchOptions {
	const only: string[] = [];
	const flags = new Set<string>();
	const known = ['--quick', '--no-build', '--page'];
	for (let index = 0; index < args.length; index++) {
		if (args[index] === '--only') only.push(args[++index] ?? '');
		else if (known.includes(args[index])) flags.add(args[index]);
		else throw new SetupFailure(`Unknown argument ${args[index]}; there are ${USAGE}.`);
	}
	const names = all.map(({ name }) => name);
	const unknown = only.find((name) => !names.includes(name));
	if (unknown !== undefined) {
		throw new SetupFailure(`There is no measure "${unknown}"; there are ${names.join(', ')}.`);
	}
	const quick = flags.has('--quick');
	return {
		quick,
		measures: only.length === 0 ? all : all.filter(({ name }) => only.includes(name)),
		full: !quick && only.length === 0,
		build: !flags.has('--no-build'),
		page: flags.has('--page'),
	};
}
