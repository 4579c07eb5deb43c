import { secondsToNextLook, type Sighting, type Watched } from '../../nodes/Ttapi/job/schedule';

/** What TTAPI would say of a job's progress at `share` (0..1) of its duration; `draw` is a fresh 0..1. */
export type ProgressModel = (share: number, draw: number) => number | null;

const STEPS = [0, 15, 31, 46, 62, 78, 93];
const running = (share: number) => Math.floor(Math.min(0.99, Math.max(0, share)) * 100);

/** The first five tell progress from the start; the others are there to mislead the schedule. */
export const PROGRESS_MODELS = {
	linear: running,
	'starts late': (share) => running((share - 0.3) / 0.7),
	stepwise: (share) => STEPS[Math.min(6, Math.floor(share * 7))],
	noisy: (share, draw) => Math.min(99, Math.max(0, running(share) + Math.round((draw - 0.5) * 10))),
	'stuck at 93': (share) => Math.min(93, running((share / 0.8) * 0.93)),
	'null until half': (share) => (share < 0.5 ? null : running(share)),
	'queued first': (share) => (share < 0.4 ? null : running((share - 0.4) / 0.6)),
	tens: (share) => Math.floor(share * 10) * 10,
	fifths: (share) => Math.floor(share * 5) * 20,
	'0 until done': () => 0,
	'jumps from 20': (share) => Math.min(20, running(share)),
	none: () => null,
} satisfies Record<string, ProgressModel>;

export type ModelName = keyof typeof PROGRESS_MODELS;

/** Numbers 0..1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

export type Schedule = (watched: Watched) => number;

export const thisSchedule: Schedule = secondsToNextLook;

/** What a plain poll loop does; it tells nothing of the schedule's own poll interval. */
export const fixedClock: Schedule = () => 5;

export interface Setting {
	mode: Watched['mode'];
	pollIntervalSeconds: number;
}

/** From and to, in seconds. */
export type Range = readonly [number, number];

/** One job watched from its submit to the look that finds it finished. */
export function watchOneJob(
	schedule: Schedule,
	durationSeconds: number,
	model: ProgressModel,
	setting: Setting,
	draw: () => number,
): { lagSeconds: number; requests: number } {
	const sightings: Sighting[] = [];
	let elapsedSeconds = 0;
	for (let requests = 1; ; requests++) {
		elapsedSeconds += schedule({
			...setting,
			elapsedSeconds,
			sightings: sightings.slice(-8),
			random: draw(),
		});
		if (elapsedSeconds >= durationSeconds) {
			return { lagSeconds: elapsedSeconds - durationSeconds, requests };
		}
		sightings.push({
			elapsedSeconds,
			progress: model(elapsedSeconds / durationSeconds, draw()),
		});
	}
}

export interface Figures {
	medianLagSeconds: number;
	p95LagSeconds: number;
	worstLagSeconds: number;
	meanRequests: number;
	p95Requests: number;
}

/** Many jobs, their durations spread evenly over a range of seconds. */
export function simulate(
	schedule: Schedule,
	[shortestSeconds, longestSeconds]: Range,
	model: ProgressModel,
	setting: Setting,
	jobs = 2000,
): Figures {
	const draw = seeded(7);
	const watched = Array.from({ length: jobs }, (_, job) => {
		const share = (job + 0.5) / jobs;
		const durationSeconds = shortestSeconds + share * (longestSeconds - shortestSeconds);
		return watchOneJob(schedule, durationSeconds, model, setting, draw);
	});
	const lags = sorted(watched.map(({ lagSeconds }) => lagSeconds));
	const requests = sorted(watched.map((each) => each.requests));
	return {
		medianLagSeconds: at(lags, 0.5),
		p95LagSeconds: at(lags, 0.95),
		worstLagSeconds: at(lags, 1),
		meanRequests: requests.reduce((sum, each) => sum + each, 0) / jobs,
		p95Requests: at(requests, 0.95),
	};
}

function sorted(values: number[]): number[] {
	return values.sort((a, b) => a - b);
}

function at(ascending: number[], share: number): number {
	return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))];
}
