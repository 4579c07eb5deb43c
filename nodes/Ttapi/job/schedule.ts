/** Never ask about one job, or try one submit, more often than this. */
export const SHORTEST_GAP_SECONDS = 1;

/** The longest gap between two looks at a job, unless the user says otherwise. */
export const DEFAULT_POLL_INTERVAL_SECONDS = 5;

/** What is known about a job when the next look at it is planned. */
export interface Watched {
	/** Since the submit, or since the first look. */
	elapsedSeconds: number;
	/** The longest gap that the user wants, in seconds. */
	pollIntervalSeconds: number;
}

/** A job of a few seconds is caught soon after its end, a job of minutes is asked about rarely. */
const GAP_PER_ELAPSED = 0.15;

/** Seconds until the next look at a job that is not finished. */
export function secondsToNextLook({ elapsedSeconds, pollIntervalSeconds }: Watched): number {
	const longest = Math.max(SHORTEST_GAP_SECONDS, pollIntervalSeconds);
	return Math.min(longest, Math.max(SHORTEST_GAP_SECONDS, elapsedSeconds * GAP_PER_ELAPSED));
}

/** Seconds to hold back after the n-th refusal in a row (n from 1) when TTAPI does not say how long. */
export function backoffSeconds(refusals: number): number {
	return Math.min(30, 2 ** Math.min(refusals, 5));
}
