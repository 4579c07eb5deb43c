import type { HungMedia } from '../pictures/pictureShelf';
import type { Size } from './size';

export const modes = ['relax', 'fast', 'turbo'] as const;
export type Mode = (typeof modes)[number];

/** With the number that fetch-list has for it as its place in the list. */
export const jobStatuses = ['PENDING_QUEUE', 'ON_QUEUE', 'SUCCESS', 'FAILED'] as const;
export type JobStatus = (typeof jobStatuses)[number];

/** The group of routes a job belongs to; each has a fetch of its own that knows only its own jobs. */
export type Family = 'midjourney' | 'edit' | 'video';

export const resolutions = ['sd', 'hd'] as const;
export type Resolution = (typeof resolutions)[number];

/** A result that has buttons. */
export type PictureResult =
	| { shape: 'grid'; size: Size; components: string[] }
	| { shape: 'single'; tile: number; size: Size; components: string[] };

/** What a job makes when it succeeds. */
export type JobResult =
	| PictureResult
	/** Of describe: the prompts, one a line. */
	| { shape: 'prompts'; text: string }
	/** The seed of another job. */
	| { shape: 'seed'; parent: Job; underParentsId: boolean }
	/** Of image-edits: four pictures of this size, without a grid. */
	| { shape: 'edits'; size: Size }
	/** @property seconds how long each of them is */
	| { shape: 'videos'; count: number; seconds: number; resolution: Resolution };

/** How a job is fated to end. */
export type Ending = { status: 'SUCCESS' } | { status: 'FAILED'; message: string };

/** What a submit asks for, after all its checks. */
export interface JobOrder {
	family: Family;
	action: string;
	prompt: string;
	mode: Mode;
	/** Null = no callback. */
	hookUrl: string | null;
	getUImages: boolean;
	/** Quota. */
	price: number;
	/** From accept to end. */
	durationSeconds: number;
	ending: Ending;
	result: JobResult;
}

export interface Job extends JobOrder {
	jobId: string;
	/** Epoch milliseconds, as all moments of a job. */
	submittedAt: number;
	/** When it goes from PENDING_QUEUE to ON_QUEUE. */
	startsAt: number;
	endsAt: number;
	/** Set once, when the job ends; from then on its status is that of its ending. */
	finishedAt?: number;
	/** Set when a seed request about the job has succeeded. */
	seed?: number;
	media: HungMedia;
}
