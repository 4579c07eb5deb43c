import { DEFAULT_POLL_INTERVAL_SECONDS } from '../../nodes/Ttapi/job/schedule';
import {
	fixedClock,
	PROGRESS_MODELS,
	simulate,
	thisSchedule,
	type Figures,
	type ModelName,
	type Range,
	type Setting,
} from './scheduleSimulation';

/** Durations of jobs, from and to, in seconds. */
export const DURATION_CLASSES: readonly Range[] = [
	[5, 10],
	[10, 30],
	[30, 60],
	[60, 120],
	[30, 120],
	[120, 300],
	[300, 600],
];

/** In each row of the tables; more where two rhythms of 5 s are compared. */
const JOBS = 1000;
const JOBS_WITHOUT_PROGRESS = 4000;

const MODELS = Object.keys(PROGRESS_MODELS) as ModelName[];

const BAR_CLASS: Range = [30, 120];

const BAR_MODELS: readonly ModelName[] = ['linear', 'stepwise', 'stuck at 93', 'none'];

const USUAL: Setting = { mode: 'fast', pollIntervalSeconds: DEFAULT_POLL_INTERVAL_SECONDS };

const OTHER_SETTINGS: readonly Setting[] = [
	{ ...USUAL, mode: 'turbo' },
	{ ...USUAL, mode: 'relax' },
	{ ...USUAL, mode: null },
	{ ...USUAL, pollIntervalSeconds: 5 },
	{ ...USUAL, pollIntervalSeconds: 10 },
	{ ...USUAL, pollIntervalSeconds: 120 },
];

/** The Markdown that stands in docs/schedule.md: the same in every run. */
export function scheduleTables(): string {
	const byClass = DURATION_CLASSES.flatMap((range) =>
		MODELS.map((model) => row([seconds(range), model], range, model, USUAL)),
	);
	const bySetting = OTHER_SETTINGS.flatMap((setting) =>
		BAR_MODELS.map((model) => {
			const { mode, pollIntervalSeconds } = setting;
			return row([mode ?? 'unknown', `${pollIntervalSeconds} s`, model], BAR_CLASS, model, setting);
		}),
	);
	return [
		`Mode fast, poll interval ${USUAL.pollIntervalSeconds} s (the default):`,
		table(['Job takes', 'Progress'], byClass),
		`Other settings, jobs of ${seconds(BAR_CLASS)}:`,
		table(['Mode', 'Poll interval', 'Progress'], bySetting),
	].join('\n\n');
}

function table(labels: string[], rows: string[]): string {
	const figures = [
		'Median lag',
		'p95 lag',
		'Requests',
		'5 s clock: median lag',
		'p95 lag',
		'Requests',
	];
	const rule = [...labels.map(() => '---'), ...figures.map(() => '--:')];
	return [line([...labels, ...figures]), line(rule), ...rows].join('\n');
}

function row(labels: string[], range: Range, model: ModelName, setting: Setting): string {
	const jobs = model === 'none' ? JOBS_WITHOUT_PROGRESS : JOBS;
	const ours = simulate(thisSchedule, range, PROGRESS_MODELS[model], setting, jobs);
	// A fixed clock does not listen to progress.
	const theirs = simulate(fixedClock, range, PROGRESS_MODELS.none, setting, jobs);
	return line([...labels, ...shown(ours), ...shown(theirs)]);
}

function shown({ medianLagSeconds, p95LagSeconds, meanRequests }: Figures): string[] {
	return [
		`${medianLagSeconds.toFixed(2)} s`,
		`${p95LagSeconds.toFixed(1)} s`,
		meanRequests.toFixed(1),
	];
}

function seconds([from, to]: Range): string {
	return `${from}–${to} s`;
}

function line(cells: string[]): string {
	return `| ${cells.join(' | ')} |`;
}
