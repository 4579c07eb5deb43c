import type { Job } from './job';

/** The job that TTAPI speaks of: a seed request without an id of its own is told as its parent. */
export function toldJob(job: Job): Job {
	return job.result.shape === 'seed' && job.result.underParentsId ? job.result.parent : job;
}

/** The seed of a job, the same each time it is asked for: an integer of 32 bits. */
export function seedOf({ jobId }: Job): number {
	return parseInt(jobId.slice(0, 8), 16);
}

/** Lets a seed job that has succeeded, and its parent, show the seed from now on. */
export function noteSeed(job: Job): void {
	if (job.result.shape !== 'seed') return;
	const { parent } = job.result;
	parent.seed = seedOf(parent);
	job.seed = parent.seed;
}
