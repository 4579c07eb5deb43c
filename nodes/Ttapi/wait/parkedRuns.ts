import type { ParkedRun } from './parkedRun';

/** Runs remembered at a time; the one that was added first is forgotten first, and found out again when needed. */
const MOST = 500;

/** The parked runs that this process knows of, by execution. */
export class ParkedRuns {
	private readonly runs = new Map<string, ParkedRun>();

	/** The parked run of an execution, if it has the job: an execution may park several times, one run after another. */
	get(executionId: string, jobId: string): ParkedRun | undefined {
		const run = this.runs.get(executionId);
		return run?.has(jobId) ? run : undefined;
	}

	add(executionId: string, run: ParkedRun): ParkedRun {
		this.runs.set(executionId, run);
		const [oldest] = this.runs.keys();
		if (this.runs.size > MOST) this.runs.delete(oldest);
		return run;
	}

	forget(executionId: string): void {
		this.runs.delete(executionId);
	}
}
