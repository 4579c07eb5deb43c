import type { ParkedRun } from './parked-run';

/** The figures of a run, one line each. */
export function figuresOf(run: ParkedRun): string[] {
	const { jobs, submits, arrivals, callbacks, parked, slotsThen, executions, requests } = run;
	const seconds = (ms: number) => ((ms - run.startedMs) / 1000).toFixed(1);
	const lastSubmit = seconds(Math.max(...jobs.map(({ submittedAt }) => submittedAt)));
	const lastJob = seconds(Math.max(...jobs.map(({ finishedAt }) => finishedAt ?? Infinity)));
	const { fewest, most } = slotsThen;
	const slots = fewest === most ? fewest : `${fewest} to ${most}`;
	const byCallback = arrivals.filter((arrival) => arrival.byCallback).length;
	return [
		`went on: ${arrivals.length} of ${jobs.length} jobs, ${submits} submits`,
		`of these ${byCallback} by callback, ${arrivals.length - byCallback} at the deadline`,
		`time to the last: ${seconds(run.lastEndMs)} s (last submit at ${lastSubmit} s, last job done at ${lastJob} s)`,
		`parked at once: ${parked} of ${executions} executions, worker slots held then: ${slots}`,
		`callbacks answered: ${tally(callbacks.map(({ status }) => status))}`,
		`requests per job: ${(requests / jobs.length).toFixed(2)}`,
	];
}

/** How often each came, such as "40 x 200, 2 x 409". */
function tally(answers: Array<number | undefined>): string {
	const kinds = [...new Set(answers)].sort();
	return kinds
		.map((kind) => `${answers.filter((one) => one === kind).length} x ${kind ?? 'nothing'}`)
		.join(', ');
}
