import type { Family, Job, JobStatus, Mode } from './job';
import { statusOf } from './life';

/** A job as the sandbox shows it to tests and to the control routes. */
export interface SandboxJob {
	jobId: string;
	family: Family;
	action: string;
	prompt: string;
	mode: Mode;
	status: JobStatus;
	/** The text a failed job ended with, or will. */
	message: string;
	/** Quota frozen for it, charged when it succeeds. */
	quota: number;
	hookUrl: string | null;
	/** Epoch milliseconds. */
	submittedAt: number;
	/** Epoch milliseconds; missing until the job has ended. */
	finishedAt?: number;
}

export function toSandboxJob(job: Job, now: number): SandboxJob {
	return {
		jobId: job.jobId,
		family: job.family,
		action: job.action,
		prompt: job.prompt,
		mode: job.mode,
		status: statusOf(job, now),
		message: job.ending.status === 'FAILED' ? job.ending.message : '',
		quota: job.price,
		hookUrl: job.hookUrl,
		submittedAt: job.submittedAt,
		...(job.finishedAt !== undefined && { finishedAt: job.finishedAt }),
	};
}
