import type { DotPlot } from '../../report/dotPlot';
import { loadName, WAYS, type Load } from './cells';
import type { Figure, Findings } from './figures';

export function waitingPlot(findings: Findings, loads: readonly Load[]): DotPlot {
	const values = (load: Load, value: (figure: Figure) => number) =>
		WAYS.map((way) => {
			const figure = findings.of({ ...load, way });
			return figure && value(figure);
		});
	return {
		title: 'Wall time over the limit, and requests per job',
		description:
			'For each number of prompts and length of jobs: the workflow built by hand, Wait by Polling and Wait by Callback.',
		labels: 'prompts × job',
		series: ['built by hand', 'Wait by Polling', 'Wait by Callback'],
		panels: [
			{ title: 'wall time ÷ limit (log scale)', from: 1, scale: 'log' },
			{ title: 'requests per job', from: 0, scale: 'linear' },
		],
		rows: loads.map((load) => ({
			label: loadName(load),
			values: [
				values(load, ({ ratio }) => ratio),
				values(load, ({ requestsPerJob }) => requestsPerJob),
			],
		})),
	};
}
