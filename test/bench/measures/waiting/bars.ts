import type { Bar } from '../measure';
import { loadName, type Cell, type Load, type Way } from './cells';
import type { Figure, Findings } from './figures';

/** A load with a figure that was measured for it, to be held against a bar. */
interface Case {
	cell: Cell;
	value: number;
}

/** What measure 1 has promised. Cells that were not run are left out. */
export function waitingBars(findings: Findings, loads: readonly Load[]): Bar[] {
	const cases = (way: Way, concerns: (load: Load) => boolean, value: (figure: Figure) => number) =>
		loads.filter(concerns).flatMap((load): Case[] => {
			const cell = { ...load, way };
			const figure = findings.of(cell);
			return figure === undefined ? [] : [{ cell, value: value(figure) }];
		});
	const ratio = (figure: Figure) => figure.ratio;
	const requests = (figure: Figure) => figure.requestsPerJob;
	const isLong = ({ jobSeconds, queueLimit }: Load) => jobSeconds >= 20 && queueLimit === undefined;

	const bars = [
		atMost(
			'Callback: requests per job',
			3,
			'',
			cases('callback', () => true, requests),
		),
		atMost('Callback: one prompt', 1.05, LIMITS, cases('callback', isOne, ratio)),
		atMost('Callback: ten prompts of 20 s', 1.07, LIMITS, cases('callback', isTenOf20, ratio)),
		...findings.waitNodeCalls.map(({ calls, lastSeconds }) =>
			atMost(
				`Callback: ${calls} jobs that end together, from the last one to the end`,
				lastSeconds,
				` s, as n8n takes for ${calls} calls of Wait nodes`,
				cases(
					'callback',
					({ prompts, queueLimit }) => prompts === calls && queueLimit === undefined,
					({ afterLastJobSeconds }) => afterLastJobSeconds,
				),
			),
		),
		atMost('Polling: jobs of 20 s and more', 1.15, LIMITS, cases('poll', isLong, ratio)),
		pollsNoMore(cases('poll', isLong, requests), cases('rival', isLong, requests)),
	];
	return bars.filter((bar) => bar !== undefined);
}

const LIMITS = ' × the limit';

const isOne = ({ prompts }: Load) => prompts === 1;

const isTenOf20 = ({ prompts, jobSeconds }: Load) => prompts === 10 && jobSeconds === 20;

function atMost(what: string, most: number, unit: string, cases: Case[]): Bar | undefined {
	if (cases.length === 0) return undefined;
	const worst = cases.reduce((a, b) => (b.value > a.value ? b : a));
	const shownUnit = unit.split(',')[0];
	return {
		what,
		demanded: `≤ ${short(most)}${unit}`,
		measured: `${short(worst.value)}${shownUnit} (${loadName(worst.cell)})`,
		holds: worst.value <= most,
	};
}

function pollsNoMore(polls: Case[], rivals: Case[]): Bar | undefined {
	if (polls.length === 0) return undefined;
	const excess = polls.map(({ value }, index) => value - rivals[index].value);
	const worst = excess.indexOf(Math.max(...excess));
	return {
		what: 'Polling: requests per job, jobs of 20 s and more',
		demanded: 'no more than the rival',
		measured: `${short(polls[worst].value)}, the rival ${short(rivals[worst].value)} (${loadName(polls[worst].cell)})`,
		holds: excess[worst] <= 0,
	};
}

function short(value: number): string {
	return value.toFixed(2).replace(/\.?0+$/, '');
}
