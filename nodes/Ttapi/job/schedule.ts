/** Never ask about one job, or try one submit, more often than this. */
export const SHORTEST_GAP_SECONDS = 1;

/**
 * The longest gap between two looks at a job, unless the user says otherwise. Longer than the schedule
 * mostly wants, so that the schedule decides: with 5 s, a job of two minutes would cost 24 looks.
 */
export const DEFAULT_POLL_INTERVAL_SECONDS = 30;

/** What one look at an unfinished job told. */
export interface Sighting {
	/** When, in seconds, on the clock of `Watched.elapsedSeconds`. */
	elapsedSeconds: number;
	/** Per cent; null while TTAPI tells none: in the queue, or before the first update (ttapi-api.md 5). */
	progress: number | null;
}

/** What is known about a job when the next look at it is planned. */
export interface Watched {
	/** Since the submit, or since the first look. */
	elapsedSeconds: number;
	/** The longest gap that the user wants, in seconds. */
	pollIntervalSeconds: number;
	/** The speed that was asked for, or that the kind of job has by itself; null when unknown, as for most actions. */
	mode: 'fast' | 'relax' | 'turbo' | 'momentary' | null;
	/** Oldest first, at most the last 8. */
	sightings: readonly Sighting[];
	/** 0 <= random < 1, fresh for each look, so that jobs submitted together are not asked about together. */
	random: number;
}

/**
 * When to look first. Not after 10 s, as a 5 s clock sees a job that ends between its first two looks no
 * sooner. A job of unknown mode may be a fast one, U1–U4 are near-instant (ttapi-api.md 8).
 */
const FIRST_LOOK_SECONDS = { turbo: 9.5, fast: 9.5, relax: 9.5, momentary: 1, unknown: 5.5 };

/** When nothing foretells the end: what TTAPI's users have found good (ttapi-api.md 8), rarer after 10 minutes. */
const BLIND_GAP_SECONDS = 5;
const BLIND_GAP_PER_ELAPSED = 1 / 120;

/** Until half of what TTAPI calls typical (ttapi-api.md 8), 0 % means that a job has not begun. */
const UNBEGUN_UNTIL_SECONDS = { turbo: 15, fast: 30, relax: 60, momentary: 0, unknown: 0 };
const UNBEGUN_GAP_SECONDS = 7;

/** A foretold end that is near is aimed at; of a longer way, this share passes before the end is foretold anew. */
const NEAR_SECONDS = 30;
const SHARE_OF_FAR = 0.67;

/** One look with progress does not tell when the job began: the earlier it is, the less it is relied on. */
const longestGapAfterOne = (elapsedSeconds: number) => 2.5 * (elapsedSeconds - BLIND_GAP_SECONDS);

/** A job that since the last look but one fell behind by more than this part has left the line: stay close to it. */
const BEHIND = 0.03;
const BEHIND_GAP_SECONDS = 3.45;

/** The longer a percentage has stood still, the longer it may go on standing. */
const GAP_PER_STANDSTILL = 0.28;
const STANDSTILL_GAP_SECONDS = 3;

/** The end of a long job is foretold less exactly, in seconds, than that of a short one. */
const LEAST_GAP_PER_ELAPSED = 0.015;

/** Midjourney shows a grid's progress in these steps, each until the next: so much is done on the average. */
const DONE_AT_STEP = new Map(Object.entries({ 15: 22, 31: 38, 46: 53, 62: 69, 78: 85, 93: 94.8 }));

/** The part of a gap by which chance shortens or lengthens it. */
const JITTER = 0.05;

/**
 * Seconds until the next look at a job that is not finished: from 1 to `pollIntervalSeconds` (to 1, if
 * that is less). What the constants achieve is simulated in docs/schedule.md.
 */
export function secondsToNextLook(watched: Watched): number {
	const gap = Math.max(SHORTEST_GAP_SECONDS, aimedGap(watched) ?? blindGap(watched));
	const bound = Math.max(SHORTEST_GAP_SECONDS, watched.pollIntervalSeconds);
	const longest = Math.min(bound, gap * (1 + JITTER));
	const shortest = Math.max(SHORTEST_GAP_SECONDS, (longest * (1 - JITTER)) / (1 + JITTER));
	return shortest + (longest - shortest) * watched.random;
}

function blindGap({ elapsedSeconds, mode, sightings }: Watched): number {
	const speed = mode ?? 'unknown';
	// What should have been done in a moment is asked about after one second, two, four …
	const usual =
		speed === 'momentary' ? Math.min(BLIND_GAP_SECONDS, elapsedSeconds) : BLIND_GAP_SECONDS;
	const gap = Math.max(usual, elapsedSeconds * BLIND_GAP_PER_ELAPSED);
	const last = sightings.at(-1);
	if (last === undefined) return Math.max(gap, FIRST_LOOK_SECONDS[speed] - elapsedSeconds);
	const atZero = last.progress !== null && last.progress <= 0;
	return atZero && elapsedSeconds < UNBEGUN_UNTIL_SECONDS[speed] ? UNBEGUN_GAP_SECONDS : gap;
}

/** The gap that progress tells; undefined where there is none to go by. */
function aimedGap(watched: Watched): number | undefined {
	const { elapsedSeconds, sightings } = watched;
	const run = sinceIdle(sightings);
	const [first, before, last] = [run.at(0), run.at(-2), run.at(-1)];
	if (first === undefined || last === undefined) return undefined;
	const begunSeconds = sightings[sightings.length - run.length - 1]?.elapsedSeconds ?? 0;
	const underWaySeconds = last.elapsedSeconds - begunSeconds;
	// Nothing is told of how fast a job goes that was under way when it was met.
	if (before === undefined && underWaySeconds < SHORTEST_GAP_SECONDS) return undefined;
	const slope = pace(done(last) - done(first), last.elapsedSeconds - first.elapsedSeconds);
	const whole = slope > 0 ? slope : pace(done(last), underWaySeconds);
	const remaining = (100 - done(last)) / whole - (elapsedSeconds - last.elapsedSeconds);

	let gap = remaining > NEAR_SECONDS ? remaining * SHARE_OF_FAR : remaining;
	if (before === undefined) {
		gap = Math.min(gap, Math.max(BLIND_GAP_SECONDS, longestGapAfterOne(elapsedSeconds)));
	} else {
		const expected = whole * (last.elapsedSeconds - before.elapsedSeconds);
		const made = done(last) - done(before);
		// TTAPI tells whole per cents: what has moved may have been rounded by one.
		const tolerated = Math.max(expected * BEHIND, made > 0 ? 1 : 0);
		if (made < expected - tolerated) gap = Math.min(gap, BEHIND_GAP_SECONDS);
	}
	return Math.max(
		gap,
		Math.min(BLIND_GAP_SECONDS, elapsedSeconds * LEAST_GAP_PER_ELAPSED),
		Math.min(STANDSTILL_GAP_SECONDS, standstillSeconds(run, elapsedSeconds) * GAP_PER_STANDSTILL),
	);
}

/** The sightings since the job was last seen without progress. */
function sinceIdle(sightings: readonly Sighting[]): readonly Sighting[] {
	const moving = sightings.map(({ progress }) => (progress ?? 0) > 0);
	return sightings.slice(moving.lastIndexOf(false) + 1);
}

/** Per cent a second. */
function pace(percent: number, seconds: number): number {
	return percent / Math.max(SHORTEST_GAP_SECONDS, seconds);
}

/** Per cent that are probably done: less than 100, as the job is not finished. */
function done({ progress }: Sighting): number {
	const shown = progress ?? 0;
	return Math.min(99.5, DONE_AT_STEP.get(String(shown)) ?? shown + 0.5);
}

/** How long the percentage has been what it is. */
function standstillSeconds(run: readonly Sighting[], elapsedSeconds: number): number {
	const shown = run.at(-1)?.progress;
	const since = run.map(({ progress }) => progress === shown).lastIndexOf(false) + 1;
	return elapsedSeconds - run[since].elapsedSeconds;
}

/** Seconds to hold back after the n-th refusal in a row (n from 1) when TTAPI does not say how long. */
export function backoffSeconds(refusals: number): number {
	return Math.min(30, 2 ** Math.min(refusals, 5));
}
