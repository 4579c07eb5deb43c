import { backoffSeconds } from '../job/schedule';
import type { Shared } from './batch';

/** A free request that brings no news is repeated: most faults pass within seconds. */
const TRIES = 3;

/** The longest pause before a try, however long TTAPI asks for: somebody waits for the answer. */
const LONGEST_PAUSE_SECONDS = 60;

/** What a request brings that TTAPI could not answer just now. */
export interface Later {
	kind: 'later';
	reason: string;
	retryAfterSeconds?: number;
}

/** Nothing was learned; `reason` is that of the last try. */
export interface GaveUp {
	kind: 'gaveUp';
	reason: string;
}

/**
 * Sends a free request until it brings news, or gives up.
 *
 * @param once one try; never throws
 */
export async function persist<News extends { kind: string }>(
	{ clock, pace, signal }: Shared,
	once: () => Promise<News | Later>,
): Promise<News | GaveUp> {
	let reason = 'the run was stopped before the first look';
	for (let attempt = 1; attempt <= TRIES && !signal.aborted; attempt++) {
		await pace.beforeLook(clock.now() + LONGEST_PAUSE_SECONDS * 1000);
		if (signal.aborted) break;
		const outcome = await once();
		if (!isLater(outcome)) return outcome;
		reason = outcome.reason;
		if (attempt < TRIES) pace.hold(outcome.retryAfterSeconds ?? backoffSeconds(attempt));
	}
	return { kind: 'gaveUp', reason };
}

function isLater(outcome: { kind: string }): outcome is Later {
	return outcome.kind === 'later';
}
