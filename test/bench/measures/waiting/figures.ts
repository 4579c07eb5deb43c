import { median } from '../numbers';
import { cellName, type Cell } from './cells';
import { limitOf, type CellRun } from './runCell';
import type { WaitNodeCalls } from './waitNodeCalls';

/** What a cell has shown; of several runs, the median of each. */
export interface Figure {
	wallSeconds: number;
	/** The jobs' own time plus one request. */
	limitSeconds: number;
	/** Wall time over the limit: 1 is the best there is. */
	ratio: number;
	requestsPerJob: number;
	/** From the end of the last job to the end of the execution. */
	afterLastJobSeconds: number;
}

/** All that was measured. */
export class Findings {
	constructor(
		private readonly runs: ReadonlyMap<string, readonly CellRun[]>,
		/** One look at a job, from this machine. */
		readonly requestSeconds: number,
		readonly waitNodeCalls: readonly WaitNodeCalls[],
	) {}

	/** Undefined when the cell was not run. */
	of(cell: Cell): Figure | undefined {
		const runs = this.runs.get(cellName(cell));
		if (runs === undefined) return undefined;
		const middle = (field: keyof CellRun) => median(runs.map((run) => run[field]));
		const limitSeconds = limitOf(cell) + this.requestSeconds;
		const wallSeconds = middle('wallSeconds');
		return {
			wallSeconds,
			limitSeconds,
			ratio: wallSeconds / limitSeconds,
			requestsPerJob: middle('requests') / cell.prompts,
			afterLastJobSeconds: middle('afterLastJobSeconds'),
		};
	}
}
