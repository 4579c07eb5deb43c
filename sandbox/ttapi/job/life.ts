import type { Job, JobStatus } from './job';

/** Share of its running time in which a job reports no progress yet. */
const silentShare = 0.1;

/** The last progress before the end. */
const lastProgress = 97;

/** @param now epoch milliseconds */
export function statusOf(job: Job, now: number): JobStatus {
	if (job.finishedAt !== undefined) return job.ending.status;
	return now < job.startsAt ? 'PENDING_QUEUE' : 'ON_QUEUE';
}

/** Percent, or null before the first update and on failure. */
export function progressOf(job: Job, now: number): number | null {
	const status = statusOf(job, now);
	if (status === 'SUCCESS') return 100;
	if (status !== 'ON_QUEUE') return null;
	const running = job.endsAt - job.startsAt;
	const share = running > 0 ? (now - job.startsAt) / running : 1;
	if (share < silentShare) return null;
	const reported = Math.floor(((share - silentShare) / (1 - silentShare)) * (lastProgress + 1));
	return Math.min(lastProgress, reported);
}
