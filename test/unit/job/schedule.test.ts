import { readRetryAfter } from '../../../nodes/Ttapi/job/httpReply';
import {
	backoffSeconds,
	DEFAULT_POLL_INTERVAL_SECONDS,
	secondsToNextLook,
	type Sighting,
	type Watched,
} from '../../../nodes/Ttapi/job/schedule';
import { seeded } from '../../bench/scheduleSimulation';

const NOW_MS = Date.parse('2026-03-12T07:35:00Z');

const JITTER = 0.05;

describe('Retry-After', () => {
	it.each([
		['5', 5],
		[' 5 ', 5],
		['1.5', 1.5],
		['0', 0],
		['Thu, 12 Mar 2026 07:35:30 GMT', 30],
		['Thu, 12 Mar 2026 07:00:00 GMT', 0],
		['', undefined],
		['soon', undefined],
		[undefined, undefined],
		[null, undefined],
		[['5'], undefined],
	])('%p is %p seconds', (header, seconds) => {
		expect(readRetryAfter(header, NOW_MS)).toBe(seconds);
	});
});

describe('the first look after a submit', () => {
	it.each(['fast', 'relax', 'turbo'] as const)('comes before 10 s, mode %s', (mode) => {
		expect(gap({ mode })).toBeCloseTo(9.5);
		expect(gap({ mode, random: 0.999 })).toBeLessThan(10);
	});

	it('comes sooner when it may be an upscale', () => {
		expect(gap({ mode: null })).toBeCloseTo(5.5);
	});

	it('is not late when the first looks brought nothing', () => {
		expect(gap({ elapsedSeconds: 9 })).toBeCloseTo(5);
	});
});

describe('without progress', () => {
	it.each([10, 60, 300, 600])('a job is looked at every 5 s, at %d s', (elapsedSeconds) => {
		expect(gap({ sightings: [[elapsedSeconds, null]] })).toBeCloseTo(5);
	});

	it('a job of more than 10 minutes is looked at more rarely', () => {
		expect(gap({ sightings: [[1200, null]] })).toBeCloseTo(10);
	});

	it('0 % is no sign of an end before half of what the mode usually takes', () => {
		const atZero = (mode: Watched['mode']) => gap({ mode, sightings: [[20, 0]] });
		expect(['turbo', 'fast', 'relax', null].map((mode) => atZero(mode as Watched['mode']))).toEqual(
			[5, 7, 7, 5].map((seconds) => expect.closeTo(seconds) as number),
		);
	});
});

describe('with progress', () => {
	it('a near end is aimed at', () => {
		expect(gap({ sightings: line(40, 60, 80) })).toBeCloseTo(19.5, 0);
	});

	it('of a far end two thirds are slept', () => {
		const far = gap({ sightings: line(8, 10, 12), pollIntervalSeconds: 3600 });
		expect(far).toBeCloseTo(0.67 * 87.5, 0);
	});

	it('a late start is told from a slow job by the second look', () => {
		const late = gap({ sightings: [[20, 0], [30, 10], [40, 35]] }); // prettier-ignore
		expect(late).toBeGreaterThan(20);
		expect(late).toBeLessThan(28);
	});

	it('one look alone rules over a short gap only', () => {
		expect(gap({ sightings: [[10, 5]] })).toBeCloseTo(12.5);
		expect(gap({ sightings: [[5, 5]] })).toBeCloseTo(5);
	});

	it('a job that was under way when it was met is not asked about each second', () => {
		expect(gap({ sightings: [[0, 60]] })).toBeCloseTo(5);
		expect(gap({ sightings: [[0, 60], [5, 65]] })).toBeGreaterThan(15); // prettier-ignore
	});

	it('a job that stops on its way is not left alone for long', () => {
		expect(gap({ sightings: [[10, 15], [20, 20], [40, 20]] })).toBeLessThan(6); // prettier-ignore
	});

	it('the longer it stands still, the rarer the looks', () => {
		const stood = (elapsedSeconds: number) =>
			gap({ sightings: [[20, 70], [25, 97], [elapsedSeconds, 97]] }); // prettier-ignore
		expect(stood(40)).toBeGreaterThan(stood(28));
		expect(stood(60)).toBeLessThan(5);
	});

	it('the nearer the end, the sooner the look', () => {
		const gaps = [10, 25, 40, 55, 70, 85, 97].map((shown) =>
			gap({ sightings: line(shown / 2, shown) }),
		);
		expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
	});

	it('the gap follows the user when an end is far', () => {
		const early = (pollIntervalSeconds: number) =>
			gap({
				sightings: [
					[40, 2],
					[60, 3],
				],
				pollIntervalSeconds,
				random: 0.999,
			});
		expect([5, 30, 120].map(early)).toEqual(
			[5, 30, 120].map((s) => expect.closeTo(s, 0) as number),
		);
	});

	it('progress that goes backwards or beyond 100 does no harm', () => {
		expect(gap({ sightings: [[20, 60], [30, 40]] })).toBeLessThan(31); // prettier-ignore
		expect(gap({ sightings: [[20, 60], [30, 150]] })).toBeLessThan(1.1); // prettier-ignore
		expect(gap({ sightings: [[20, 60], [30, -5]], mode: null })).toBeCloseTo(5); // prettier-ignore
	});
});

describe('whatever TTAPI tells', () => {
	const draw = seeded(1);
	const inputs = Array.from({ length: 20_000 }, () => anything(draw));

	it('the gap is at least a second and at most what the user wants', () => {
		for (const watched of inputs) {
			const seconds = secondsToNextLook(watched);
			expect(seconds).toBeGreaterThanOrEqual(1);
			expect(seconds).toBeLessThanOrEqual(Math.max(1, watched.pollIntervalSeconds));
		}
	});

	it('chance moves a gap by 5 % up or down at most, and later numbers make later looks', () => {
		for (const watched of inputs) {
			const [least, middle, most] = [0, 0.5, 0.999].map((random) =>
				secondsToNextLook({ ...watched, random }),
			);
			expect(least).toBeLessThanOrEqual(middle);
			expect(middle).toBeLessThanOrEqual(most);
			expect(most / least).toBeLessThanOrEqual((1 + JITTER) / (1 - JITTER));
			if (most > 1.2) expect(most / least).toBeGreaterThan(1 + JITTER);
		}
	});

	it('a longer poll interval never makes a look sooner', () => {
		for (const watched of inputs) {
			const longer = { ...watched, pollIntervalSeconds: watched.pollIntervalSeconds * 2 };
			expect(secondsToNextLook(longer)).toBeGreaterThanOrEqual(secondsToNextLook(watched));
		}
	});

	it('a job that stands still is never left alone for more than 5 s', () => {
		for (const { mode } of inputs.slice(0, 1000)) {
			const shown = 1 + draw() * 99;
			const sinceSeconds = 30 + draw() * 500;
			const stands: Array<[number, number]> = [
				[sinceSeconds / 2, shown / 2],
				[sinceSeconds, shown],
				[sinceSeconds + 10, shown],
			];
			expect(gap({ mode, sightings: stands, random: 0.999 })).toBeLessThanOrEqual(5 * (1 + JITTER));
		}
	});
});

it('the pauses after refusals in a row grow to half a minute', () => {
	expect([1, 2, 3, 4, 5, 6, 1000].map(backoffSeconds)).toEqual([2, 4, 8, 16, 30, 30, 30]);
});

/** The gap after the last of these sightings ([seconds, per cent]), in the middle of the jitter. */
function gap({
	sightings = [],
	...watched
}: Partial<Omit<Watched, 'sightings'>> & { sightings?: Array<[number, number | null]> }): number {
	return secondsToNextLook({
		elapsedSeconds: sightings.at(-1)?.[0] ?? 0,
		pollIntervalSeconds: DEFAULT_POLL_INTERVAL_SECONDS,
		mode: 'fast',
		random: 0.5,
		sightings: sightings.map(([elapsedSeconds, progress]) => ({ elapsedSeconds, progress })),
		...watched,
	});
}

/** Sightings of a job that makes one per cent a second. */
function line(...shown: number[]): Array<[number, number]> {
	return shown.map((percent) => [percent, percent]);
}

function anything(draw: () => number): Watched {
	const count = Math.floor(draw() * 9);
	let elapsedSeconds = draw() < 0.2 ? 0 : draw() * 20;
	const sightings: Sighting[] = [];
	for (let look = 0; look < count; look++) {
		const strange = [null, 0, -5, 100, 250, 93, 1e9][Math.floor(draw() * 14)];
		sightings.push({ elapsedSeconds, progress: strange === undefined ? draw() * 100 : strange });
		elapsedSeconds += draw() < 0.1 ? 0 : draw() * 60;
	}
	return {
		sightings,
		elapsedSeconds,
		pollIntervalSeconds: draw() < 0.3 ? draw() * 5 : draw() * 120,
		mode: ([null, 'fast', 'relax', 'turbo'] as const)[Math.floor(draw() * 4)],
		random: draw(),
	};
}
