import type { JobHandle } from '../job/submission';
import type { FetchOutcome } from '../job/readFetch';
import type { BatchPorts } from './batch';
import { inLanes } from './lanes';
import type { Outcome } from './outcome';
import { settle } from './settle';

/** Looks under way at a time, at most. */
const LANES = 20;

/** Jobs in a round of a sweep, at most. */
const WIDEST = 50;

/** How many times wider each round is than the one before: 200 jobs that are all done take seven rounds. */
const GROWTH = 4;

/** What a look at some jobs brought. */
export interface Swept {
	/** What is known for good, by job id. */
	settled: Map<string, Outcome>;
	/** Where the sweep ended: a job that goes on, as last seen. */
	unfinished?: FetchOutcome & { kind: 'job' };
	/** Why it ended, when TTAPI could not be asked. */
	trouble?: string;
}

/**
 * Looks at jobs, first at one, then at 4, 16, 50 … more, until one is not settled. To learn
 * whether all are done costs one request while they are not, and few rounds when they are.
 *
 * @param grace whether a job that TTAPI does not know may only be too fresh
 */
export async function sweep(
	handles: readonly JobHandle[],
	fetch: BatchPorts['fetch'],
	grace: boolean,
): Promise<Swept> {
	const swept: Swept = { settled: new Map() };
	let width = 1;
	for (let next = 0; next < handles.length; width = Math.min(WIDEST, width * GROWTH)) {
		const round = handles.slice(next, next + width);
		next += round.length;
		await lookAt(round, fetch, grace, swept);
		if (round.some(({ jobId }) => !swept.settled.has(jobId))) break;
	}
	return swept;
}

/** Looks at all of these jobs and adds what it learns to `swept`. */
export async function lookAt(
	handles: readonly JobHandle[],
	fetch: BatchPorts['fetch'],
	grace: boolean,
	swept: Swept,
): Promise<void> {
	await inLanes(handles, LANES, async (handle) => {
		const look = await fetch(handle);
		const outcome = settle(look, handle, grace);
		if (outcome !== undefined) swept.settled.set(handle.jobId, outcome);
		else if (look.kind === 'job') swept.unfinished = look;
		else if (look.kind === 'later') swept.trouble = look.reason;
	});
}
