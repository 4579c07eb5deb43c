/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { randomUUID } from 'node:crypto';
import type { HungMedia } from '../pictures/pictureShelf';
import type { Job, JobOrder } from './job';

/** All jobs since the last reset, in the order of their submits, and the timers that end them. */
export class JobBoard {
	private readonly jobs = new Map<string, Job>();

	private readonly endTimers = new Map<string, NodeJS.Timeout>();

	/** @param onEnd is told of each job once, when it has ended */
	constructor(private readonly onEnd: (job: Job) => void) {}

	/** Jobs waiting or running. */
	get unfinished(): number {
		return this.endTimers.size;
	}

	all(): Job[] {
		return [...this.jobs.values()];
	}

	get(jobId: string): Job | undefined {
		return this.jobs.get(jobId);
	}

	/** @param pendingShare share (0-1) of the duration spent in PENDING_QUEUE */
	add(order: JobOrder, media: HungMedia, pendingShare: number): Job {
		const submittedAt = Date.now();
		const duration = order.durationSeconds * 1000;
		const job: Job = {
			...order,
			jobId: randomUUID(),
			submittedAt,
			startsAt: submittedAt + duration * pendingShare,
			endsAt: submittedAt + duration,
			media,
		};
		this.jobs.set(job.jobId, job);
		this.endTimers.set(job.jobId, setTimeout(() => this.end(job), duration).unref());
		return job;
	}

	/** Ends a job now as it is fated to; nothing happens when it has ended already. */
	end(job: Job): void {
		const timer = this.endTimers.get(job.jobId);
		if (timer === undefined) return;
		clearTimeout(timer);
		this.endTimers.delete(job.jobId);
		job.finishedAt = Date.now();
		this.onEnd(job);
	}

	/** Leaves every unfinished job as it is, for good. */
	stop(): void {
		for (const timer of this.endTimers.values()) clearTimeout(timer);
		this.endTimers.clear();
	}
}
