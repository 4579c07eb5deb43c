/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_POLL_INTERVAL_SECONDS } from '../../../nodes/Ttapi/job/schedule';
import {
	fixedClock,
	PROGRESS_MODELS,
	simulate,
	thisSchedule,
	type ModelName,
	type Range,
} from '../../bench/scheduleSimulation';
import { DURATION_CLASSES, scheduleTables } from '../../bench/scheduleTable';

const pollIntervalSeconds = DEFAULT_POLL_INTERVAL_SECONDS;

const TOLD_FROM_THE_START: ModelName[] = [
	'linear',
	'starts late',
	'stepwise',
	'noisy',
	'stuck at 93',
];

const MODES = ['fast', 'relax', 'turbo'] as const;

/** Two clocks of 5 s with different jitter differ by this in 3000 jobs. */
const NOISE_SECONDS = 0.05;

describe('with progress, for jobs of 30–120 s', () => {
	it.each(MODES.flatMap((mode) => TOLD_FROM_THE_START.map((model) => [model, mode] as const)))(
		'%s, mode %s: median lag at most 1.5 s, at most 8 requests',
		(model, mode) => {
			const setting = { mode, pollIntervalSeconds };
			const figures = simulate(thisSchedule, [30, 120], PROGRESS_MODELS[model], setting, 2000);
			expect(figures.medianLagSeconds).toBeLessThanOrEqual(1.5);
			expect(figures.meanRequests).toBeLessThanOrEqual(8);
			expect(figures.p95LagSeconds).toBeLessThanOrEqual(5);
		},
	);

	it.each(TOLD_FROM_THE_START)('%s, mode unknown: nearly as good', (model) => {
		const setting = { mode: null, pollIntervalSeconds };
		const figures = simulate(thisSchedule, [30, 120], PROGRESS_MODELS[model], setting, 2000);
		expect(figures.medianLagSeconds).toBeLessThanOrEqual(1.6);
		expect(figures.meanRequests).toBeLessThanOrEqual(8.7);
	});
});

describe('without progress, no worse than a 5 s clock in lag and requests', () => {
	const cases = DURATION_CLASSES.flatMap((range) =>
		(['fast', null] as const).map((mode) => [range, mode] as const),
	);
	it.each(cases)('jobs of %p s, mode %s', (range, mode) => {
		const setting = { mode, pollIntervalSeconds };
		const [ours, theirs] = [thisSchedule, fixedClock].map((schedule) =>
			simulate(schedule, range, PROGRESS_MODELS.none, setting, 3000),
		);
		expect(ours.medianLagSeconds).toBeLessThanOrEqual(theirs.medianLagSeconds + NOISE_SECONDS);
		expect(ours.p95LagSeconds).toBeLessThanOrEqual(theirs.p95LagSeconds + NOISE_SECONDS);
		expect(ours.meanRequests).toBeLessThanOrEqual(theirs.meanRequests);
	});
});

describe('when progress misleads', () => {
	const setting = { mode: 'fast', pollIntervalSeconds } as const;
	const range: Range = [5, 600];
	it.each(Object.keys(PROGRESS_MODELS) as ModelName[])(
		'%s: no lag beyond the poll interval, fewer requests than a 5 s clock',
		(model) => {
			const [ours, theirs] = [thisSchedule, fixedClock].map((schedule) =>
				simulate(schedule, range, PROGRESS_MODELS[model], setting, 300),
			);
			expect(ours.worstLagSeconds).toBeLessThanOrEqual(pollIntervalSeconds);
			expect(ours.meanRequests).toBeLessThan(theirs.meanRequests);
		},
	);
});

it('the tables in docs/schedule.md are those of this schedule', () => {
	const document = readFileSync(join(__dirname, '../../../docs/schedule.md'), 'utf8');
	expect(document).toContain(scheduleTables());
}, 60_000);
