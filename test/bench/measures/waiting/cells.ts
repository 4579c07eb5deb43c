/** Who waits: the workflow that people build by hand, or the TTAPI node in one of two wait modes. */
export const WAYS = ['rival', 'poll', 'callback'] as const;
export type Way = (typeof WAYS)[number];

/** So many prompts in one execution, whose jobs take so long. */
export interface Load {
	prompts: number;
	jobSeconds: number;
	/** Jobs that TTAPI takes at a time; without it, all. */
	queueLimit?: number;
}

/** A load and who waits for it. */
export interface Cell extends Load {
	way: Way;
	/** Whether nothing else ran in this n8n at the same time, to show that it makes no difference. */
	alone?: boolean;
}

const PROMPTS = [1, 10, 50, 200] as const;

const JOB_SECONDS = [7, 20, 60] as const;

const QUEUE_LIMIT = 10;

/** All that is measured. */
export const LOADS: readonly Load[] = [
	...PROMPTS.flatMap((prompts) => JOB_SECONDS.map((jobSeconds) => ({ prompts, jobSeconds }))),
	{ prompts: 200, jobSeconds: 7, queueLimit: QUEUE_LIMIT },
];

/** The figures of the cells with one prompt are the median of so many runs. */
export const REPEATS_OF_ONE = 3;

/** Of the run that only shows that everything works. */
export const QUICK_LOADS: readonly Load[] = [
	{ prompts: 1, jobSeconds: 3 },
	{ prompts: 10, jobSeconds: 3 },
	{ prompts: 20, jobSeconds: 1, queueLimit: QUEUE_LIMIT },
];

/** As a person would say it. */
export function loadName({ prompts, jobSeconds, queueLimit }: Load): string {
	const jobs = `${prompts} × ${jobSeconds} s`;
	return queueLimit === undefined ? jobs : `${jobs}, queue of ${queueLimit}`;
}

/** The same for all runs of a cell, and for no other cell. */
export function cellName(cell: Cell): string {
	return `${loadName(cell)}, ${cell.way}${cell.alone ? ', alone' : ''}`;
}
