import type { Table } from '../measure';
import { loadName, WAYS, type Load } from './cells';
import type { Figure, Findings } from './figures';

const WAY_HEADS = ['Rival', 'Wait by Polling', 'Wait by Callback'];

export function waitingTables(findings: Findings, loads: readonly Load[]): Table[] {
	const row = (load: Load, shown: (figure: Figure) => string): string[] =>
		WAYS.map((way) => show(findings.of({ ...load, way }), shown));
	return [
		{
			title: 'Wall time over the limit',
			head: ['Prompts', 'A job takes', 'Limit', ...WAY_HEADS],
			rows: loads.map((load) => {
				const limit = findings.of({ ...load, way: 'callback' });
				return [
					...named(load),
					show(limit, ({ limitSeconds }) => seconds(limitSeconds)),
					...row(load, wall),
				];
			}),
			note: WALL_NOTE,
		},
		{
			title: 'Requests per job',
			head: ['Prompts', 'A job takes', ...WAY_HEADS],
			rows: loads.map((load) => [
				...named(load),
				...row(load, ({ requestsPerJob }) => requestsPerJob.toFixed(1)),
			]),
			note: 'All HTTP requests that the sandbox was sent, submits and looks, divided by the number of jobs.',
		},
		togetherTable(findings, loads),
		aloneTable(findings, loads),
	];
}

const WALL_NOTE =
	'The limit is what the jobs take by themselves, plus one request; with a queue of 10 it is that of 20 tens, one after the other. Wall time is from the start of the execution to its end, as n8n stores them: it includes making the items and storing the result. One prompt: the median of three runs. For 50 and 200 prompts, Max Jobs in Flight is as many, and TTAPI takes all jobs at once. With a queue of 10 it is 10, the rival goes in tens, and only jobs of 7 s are measured: a run with jobs of 60 s takes 20 minutes. The sandbox waits 120 s for the answer to a callback.';

function named(load: Load): string[] {
	const queue = load.queueLimit === undefined ? '' : `, queue of ${load.queueLimit}`;
	return [`${load.prompts}${queue}`, `${load.jobSeconds} s`];
}

function wall({ ratio, wallSeconds }: Figure): string {
	return `${ratio.toFixed(2)} × (${seconds(wallSeconds)})`;
}

/** What the callbacks of jobs that end together cost, beside what n8n itself needs to answer so many calls. */
function togetherTable(findings: Findings, loads: readonly Load[]): Table {
	const callbacks = (calls: number) =>
		loads
			.filter(({ prompts, queueLimit }) => prompts === calls && queueLimit === undefined)
			.map(({ jobSeconds, ...load }) => {
				const figure = findings.of({ ...load, jobSeconds, way: 'callback' });
				const after = show(figure, (known) => seconds(known.afterLastJobSeconds));
				return `${after} (jobs of ${jobSeconds} s)`;
			});
	return {
		title: 'Many calls at once',
		head: [
			'Calls',
			"n8n's Wait node: first answer",
			'median',
			'last',
			'Wait by Callback: from the last job to the end of the execution',
		],
		rows: findings.waitNodeCalls.map(({ calls, firstSeconds, medianSeconds, lastSeconds }) => [
			String(calls),
			seconds(firstSeconds),
			seconds(medianSeconds),
			seconds(lastSeconds),
			callbacks(calls).join(', ') || '–',
		]),
		note: "Callbacks for jobs that end together come together, and n8n answers one call after the other. So many executions were parked in n8n's own Wait node (On Webhook Call), and each was called once, all in the same moment, as the sandbox calls back: that is the limit there.",
	};
}

function aloneTable(findings: Findings, loads: readonly Load[]): Table {
	const cells = loads.flatMap((load) => WAYS.map((way) => ({ ...load, way })));
	return {
		title: 'Alone and side by side',
		head: ['', 'Alone', 'Side by side'],
		rows: cells.flatMap((cell) => {
			const alone = findings.of({ ...cell, alone: true });
			const beside = findings.of(cell);
			return alone === undefined
				? []
				: [[`${loadName(cell)}, ${cell.way}`, wall(alone), show(beside, wall)]];
		}),
		note: 'Waiting is no work for n8n, so runs with few prompts are measured side by side, their ends apart. What ends with many jobs together runs while nothing else is under way but jobs that go on for longer. These cells were measured alone as well, to show that it makes no difference.',
	};
}

function show(figure: Figure | undefined, shown: (figure: Figure) => string): string {
	return figure === undefined ? '–' : shown(figure);
}

function seconds(value: number): string {
	return `${value.toFixed(1)} s`;
}
