import { QUICK_LOADS, REPEATS_OF_ONE, WAYS, type Cell, type Load, type Way } from './cells';

/** Nothing happens for so long. */
export interface Pause {
	pauseSeconds: number;
}

/** Cells that begin one after another, each so many seconds after the one before, and run side by side. */
export interface Spread {
	cells: Cell[];
	apartSeconds: number;
}

/** What runs one after the other. */
export type Track = ReadonlyArray<Pause | Spread>;

/**
 * Tracks that run side by side. A job of TTAPI is no work for n8n: what disturbs is the start and above all the end of many
 * jobs. So what ends with many jobs together runs alone, or waits for its long jobs while other cells run.
 */
export type Round = readonly Track[];

/** Later than the beginning of a cell with many prompts, when its jobs are submitted. */
const AFTER_SUBMITS: Pause = { pauseSeconds: 6 };

const cells = (load: Load, ...ways: Way[]): Cell[] => ways.map((way) => ({ ...load, way }));

const load = (prompts: number, jobSeconds: number): Load => ({ prompts, jobSeconds });

const inTurn = (...list: Cell[]): Spread[] =>
	list.map((cell) => ({ cells: [cell], apartSeconds: 0 }));

/** Both look at their jobs now and then, far from the limit of n8n. */
const pollers = (prompts: number, jobSeconds: number): Spread => ({
	cells: cells(load(prompts, jobSeconds), 'rival', 'poll'),
	apartSeconds: 2.5,
});

const parked = (prompts: number, jobSeconds: number): Spread[] =>
	inTurn(...cells(load(prompts, jobSeconds), 'callback'));

/**
 * The cells with one prompt and with ten, of jobs of one length: none of them keeps n8n busy for a second, and they end in
 * the order in which they begin. The last one ends some 20 s after the jobs of the first one.
 */
const few = (jobSeconds: number): Spread => {
	const single = cells(load(1, jobSeconds), ...WAYS);
	const singles = Array.from({ length: REPEATS_OF_ONE }, () => single).flat();
	return { cells: [...singles, ...cells(load(10, jobSeconds), ...WAYS)], apartSeconds: 1.5 };
};

const alone = (list: Cell[]): Round => [inTurn(...list.map((cell) => ({ ...cell, alone: true })))];

/** The full measure: some 13 minutes. */
export const FULL_ROUNDS: readonly Round[] = [
	alone([...cells(load(1, 7), 'callback'), ...cells(load(10, 20), 'callback', 'poll')]),
	[
		[{ cells: cells({ ...load(200, 7), queueLimit: 10 }, ...WAYS), apartSeconds: 2.3 }],
		[few(60), pollers(50, 60), pollers(50, 20), pollers(50, 7)],
	],
	[parked(50, 60), [AFTER_SUBMITS, ...parked(50, 7), few(7)]],
	[parked(200, 60), [AFTER_SUBMITS, few(20)]],
	[[pollers(200, 7)]],
	[parked(200, 7)],
	[parked(50, 20)],
	[[pollers(200, 20)]],
	[parked(200, 20)],
	[[pollers(200, 60)]],
];

/** Everything that there is, but small: only to see that it works. */
export const QUICK_ROUNDS: readonly Round[] = [
	alone(cells(QUICK_LOADS[0], 'callback')),
	QUICK_LOADS.map((each) => [{ cells: cells(each, ...WAYS), apartSeconds: 0.5 }]),
];
