import type { DotPlot } from '../report/dotPlot';

/** What a measure is given by the run that it is part of. */
export interface BenchRun {
	/** A small part of everything, to see that it works; its figures mean nothing. */
	quick: boolean;
	/** Tells the person who waits what is being done, in a few words. */
	progress(doing: string): void;
	/** Aborted when the run is to end; what a measure has started by then ends with this process. */
	signal?: AbortSignal;
}

/** A table of docs/benchmarks.md; cells are Markdown. */
export interface Table {
	title: string;
	head: string[];
	rows: string[][];
	/** What has to be known to read the table: how it was measured, what the units are. */
	note?: string;
}

/** One figure that the product has promised to keep. */
export interface Bar {
	what: string;
	demanded: string;
	measured: string;
	holds: boolean;
	/** Why it does not hold, written by hand. Shown only where it does not. */
	reason?: string;
}

export interface Measured {
	tables: Table[];
	bars: Bar[];
	/** What the page shows at its top. */
	plot?: DotPlot;
}

/** One of the chapters of docs/benchmarks.md. */
export interface Measure {
	/** For the command line: `npm run bench -- --only name`. */
	name: string;
	title: string;
	/** For the remaining time that is shown: how long it takes, about, with n8n's start. */
	usualSeconds?: { full: number; quick: number };
	/** Looks for what the machine has to have, before anything is measured. @throws SetupFailure that names what is missing */
	require?(): Promise<unknown>;
	run(bench: BenchRun): Promise<Measured>;
}
