import type { ParkedRun } from './parked-run';

type Seen = Pick<ParkedRun, 'executions' | 'statuses' | 'jobs' | 'submits' | 'arrivals'>;

/** What must not happen when jobs are waited for by callback, one line each; none when all is well. */
export function mistakesOf(
	{ executions, statuses, jobs, submits, arrivals }: Seen,
	jobCount: number,
): string[] {
	const mistakes: string[] = [];
	const failed = statuses.filter((status) => status !== 'success').length;
	if (failed > 0) mistakes.push(`${failed} of ${executions} executions did not succeed`);
	if (statuses.length !== executions)
		mistakes.push(`${statuses.length} executions ended instead of ${executions}`);
	if (submits !== jobCount) mistakes.push(`${submits} submits for ${jobCount} prompts`);
	if (jobs.length !== jobCount) mistakes.push(`${jobs.length} jobs for ${jobCount} prompts`);
	for (const { jobId } of jobs) {
		const times = arrivals.filter((arrival) => arrival.jobId === jobId).length;
		if (times !== 1) mistakes.push(`the workflow went on ${times} times for job ${jobId}`);
	}
	const known = new Set(jobs.map(({ jobId }) => jobId));
	const foreign = arrivals.filter(({ jobId }) => !known.has(jobId)).length;
	if (foreign > 0) mistakes.push(`the workflow went on ${foreign} times for no job of this run`);
	const unfinished = arrivals.filter(({ status }) => status !== 'SUCCESS').length;
	if (unfinished > 0) mistakes.push(`${unfinished} jobs came out unfinished`);
	return mistakes;
}
