/** Never ask about one job, or try one submit, more often than this. */
export const SHORTEST_GAP_SECONDS = 1;

/** The longest gap between two looks at a job, unless the user says otherwise. */
export const DEFAULT_POLL_INTERVAL_SECONDS = 30;

export interface Sighting {
	elapsedSeconds: number;
	progress: number | null;
}

export interface Watched {
	elapsedSeconds: number;
	pollIntervalSeconds: number;
	mode: 'fast' | 'relax' | 'turbo' | null;
	sightings: readonly Sighting[];
	random: number;
}
export const P = {
	blind: 5,
	tail: 0.035,
	phi: 0.6,
	land: 8,
	stall: 0.04,
	slow: 0.5,
	margin: 0.3,
	zeroShare: 0.4,
	zeroCap: 10,
	maxShare: 1,
	jit: 0.1,
	pjit: 0.05,
	step: 7.5,
};
const FIRST = { turbo: 7.5, fast: 9.5, relax: 9.5, none: 5.5 };
const TYPICAL = { turbo: 30, fast: 60, relax: 120, none: 60 };
const STEPS = [15, 31, 46, 62, 78, 93];
export function secondsToNextLook(watched: Watched): number {
	const { gap, j } = plan(watched);
	const bound = Math.max(1, watched.pollIntervalSeconds);
	const top = Math.min(bound, gap * (1 + j));
	const bottom = Math.max(1, top - 2 * j * gap);
	return Math.max(1, bottom + (top - bottom) * watched.random);
}
function plan({ elapsedSeconds: t, mode, sightings }: Watched) {
	const m = mode ?? 'none';
	const blind = Math.max(P.blind, t / 120);
	if (sightings.length === 0) return { gap: Math.max(FIRST[m] - t, blind), j: P.jit };
	const last = sightings[sightings.length - 1];
	const p = last.progress;
	if (p === null) return { gap: blind, j: P.jit };
	if (p <= 0)
		return {
			gap: t < TYPICAL[m] ? P.zeroCap : blind,
			j: P.jit,
		};
	const { r, slowed } = remaining(sightings);
	const since = sightings.find((x, i) => sightings.slice(i).every((y) => y.progress === p))!;
	let gap = r > P.land ? P.phi * r : r;
	if (slowed) gap = Math.min(gap, blind);
	gap = Math.max(gap, P.tail * t, Math.min(P.holdCap, P.hold * (t - since.elapsedSeconds)));
	return { gap: Math.max(1, gap), j: P.pjit };
}
const mid = (p: number) =>
	Math.min(99.5, STEPS.includes(p) ? p + (p === 93 ? P.high : P.step) : p + 0.5);
function remaining(s: readonly Sighting[]) {
	const last = s[s.length - 1];
	const here = mid(last.progress ?? 0);
	// begin of the run: the last sighting without progress, or the submit
	let rate = 0;
	const idle = s.filter((x) => !(x.progress! > 0)).pop();
	const first = s.find((x) => x.progress! > 0)!;
	if (idle === undefined || first === last)
		rate = here / Math.max(1, last.elapsedSeconds - (idle?.elapsedSeconds ?? 0));
	else rate = here / Math.max(1, last.elapsedSeconds - idle.elapsedSeconds);
	if (first !== last) {
		const slope =
			(here - mid(first.progress!)) / Math.max(1, last.elapsedSeconds - first.elapsedSeconds);
		rate = idle === undefined ? Math.max(rate, slope) : slope > 0 ? slope : rate;
	}
	const before = s[s.length - 2];
	const recent =
		before && before.progress! > 0
			? (here - mid(before.progress!)) / Math.max(1, last.elapsedSeconds - before.elapsedSeconds)
			: Infinity;
	return { r: (100 - here) / rate, slowed: recent < P.slow * rate };
}
export function backoffSeconds(refusals: number): number {
	return Math.min(30, 2 ** Math.min(refusals, 5));
}
