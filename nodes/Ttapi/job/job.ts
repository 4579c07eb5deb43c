import type { Json } from './json';

/**
 * The four states of a job, in TTAPI's words. `ON_QUEUE` means that it is running, `PENDING_QUEUE`
 * that it waits for its turn. Position = the number that fetch-list uses for it.
 */
export const JOB_STATUSES = ['PENDING_QUEUE', 'ON_QUEUE', 'SUCCESS', 'FAILED'] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

/**
 * One job as every part of the package gives it to a workflow, whatever reply it came from.
 * The names are TTAPI's; fields that are not listed here are kept as TTAPI sent them.
 */
export interface Job {
	jobId: string;
	status: JobStatus;
	/** TTAPI's own words; why it failed, when it failed. */
	message: string;
	action: string | null;
	prompt: string | null;
	mode: string | null;
	/** Per cent, 0–100; null before the first update and when the job failed. */
	progress: number | null;
	/** What the job costs; 100 quota are 1 USD. */
	quota: number | null;
	/** The grid, or the single picture. */
	cdnImage: string | null;
	/** The four tiles in the order U1–U4; empty when there are none. */
	images: string[];
	/** Only of a job that makes videos. */
	videos?: string[];
	/** Only of a job that describes a picture: its four prompts, one by one. */
	prompts?: string[];
	/** Pixels, of `cdnImage`. */
	width: number | null;
	/** Pixels, of `cdnImage`. */
	height: number | null;
	/** Follow-up actions that this job allows. */
	components: string[];
	seed: string | number | null;
	hookUrl: string | null;
	[field: string]: Json | undefined;
}

/** Whether TTAPI will not change this job any more. */
export function isFinished(job: Pick<Job, 'status'>): boolean {
	return job.status === 'SUCCESS' || job.status === 'FAILED';
}
