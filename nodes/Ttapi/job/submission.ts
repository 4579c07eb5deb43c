import type { JsonObject } from './json';

/** The parts of TTAPI that keep jobs, each with a fetch of its own. */
export type Family = 'midjourney';

/** Where the jobs of a family are fetched, below the base URL. */
export const FETCH_PATH: Readonly<Record<Family, string>> = {
	midjourney: '/midjourney/v1/fetch',
};

/** What an operation makes of the parameters of one item: everything that is needed to start the job. */
export interface Submission {
	family: Family;
	/** Below the base URL, beginning with a slash. */
	path: string;
	/** Sent as JSON, as it is. */
	body: JsonObject;
}

/** A job that exists: enough to ask TTAPI about it. */
export interface JobHandle {
	jobId: string;
	family: Family;
}
