import type { Failure } from './failure';
import type { JsonObject } from './json';

/** The parts of TTAPI that keep jobs, each with a fetch of its own: pictures, image edits, videos. */
export const FAMILIES = ['midjourney', 'edit', 'video'] as const;

export type Family = (typeof FAMILIES)[number];

/** What an operation makes of the parameters of one item: everything that is needed to start the job. */
export interface Submission {
	family: Family;
	/** Below the base URL, beginning with a slash. */
	path: string;
	/** Sent as JSON, together with the enclosed pictures. */
	body: JsonObject;
	/** Pictures that become part of the body in the moment of sending. */
	enclosed?: Enclosure;
	/** The finished job that it follows up. */
	follows?: FollowUp;
	/** Whether the job takes no more than moments, so that parking for it is not worth the while (ttapi-api.md 8). */
	momentary?: boolean;
}

export interface FollowUp {
	jobId: string;
	/** A job of its own, or something about the followed job: then TTAPI may answer with that job's own id. */
	asksFor: 'newJob' | 'seed';
}

/** Pictures in one field of a body. */
export interface Enclosure {
	field: string;
	/** TTAPI wants the prefix `data:<type>;base64,` in some fields and refuses it in others. */
	form: 'dataUri' | 'base64';
	/** Whether the field holds a list. */
	isList: boolean;
	pictures: readonly PictureSource[];
}

/** Bytes. Larger pictures make a request that no gateway lets pass, or that no text can hold. */
export const MOST_PICTURE_BYTES = 20_000_000;

/** A picture that is not read before it is sent, so that a batch does not hold all of them in memory. */
export interface PictureSource {
	/** Tells it from other pictures, in the memory of what was submitted. */
	digest: string;
	/** Never rejects. */
	load(): Promise<LoadedPicture>;
}

export type LoadedPicture =
	| { kind: 'loaded'; mimeType: string; base64: string }
	| { kind: 'failed'; failure: Failure };

/** A job that exists: enough to ask TTAPI about it. Plain data: it is stored with the execution. */
export interface JobHandle {
	jobId: string;
	/** `unknown` for a job that was submitted elsewhere: it is looked for everywhere. */
	family: Family | 'unknown';
	/** The job whose seed this one finds out. */
	seedOf?: string;
}
