import type { JsonObject } from '../http/json';
import type { Switches } from '../switches/switches';
import { asSwitched } from './asSwitched';
import type { Job, JobStatus } from './job';
import { progressOf, statusOf } from './life';

/** The `data` of a job of one family. */
export interface JobData {
	finished: (job: Job, switches: Switches) => JsonObject;
	/** Of a job that failed; while it is unfinished, its `progress` is filled in. */
	empty: (job: Job) => JsonObject;
	/** What else an unfinished job shows. */
	running?: (job: Job, switches: Switches) => JsonObject;
}

/** What fetch answers about a job at a moment (epoch milliseconds), and what its callback carries. */
export function jobBody(job: Job, data: JobData, switches: Switches, now: number): JsonObject {
	const status = statusOf(job, now);
	switch (status) {
		case 'SUCCESS':
			return envelope(job, status, switches.finishedMessage, data.finished(job, switches));
		case 'FAILED':
			return envelope(job, status, failureText(job), data.empty(job));
		case 'PENDING_QUEUE':
		case 'ON_QUEUE':
			return runningBody(job, status, data, switches, now);
	}
}

function envelope(job: Job, status: JobStatus, message: string, data: unknown): JsonObject {
	return { status, message, jobId: job.jobId, data };
}

function failureText(job: Job): string {
	return job.ending.status === 'FAILED' ? job.ending.message : '';
}

function runningBody(
	job: Job,
	status: JobStatus,
	{ empty, running }: JobData,
	switches: Switches,
	now: number,
): JsonObject {
	switch (switches.runningData) {
		case 'missing':
			return { status, message: '', jobId: job.jobId };
		case 'null':
			return envelope(job, status, '', null);
		case '[]':
			return envelope(job, status, '', []);
		case 'full': {
			const progress = progressOf(job, now);
			return envelope(job, status, '', {
				...empty(job),
				progress: progress === null ? null : asSwitched(progress, switches),
				...running?.(job, switches),
			});
		}
	}
}
