import type { INode } from 'n8n-workflow';
import type { Sandbox, Switches } from '../../sandbox/ttapi';
import type { Resource } from '../../nodes/Ttapi/operations/operation';
import type { ExpectedJob, JobJson } from './submitCase';

/** A request that costs nothing. */
export interface FreeRequest {
	method: string;
	path: string;
	query: Record<string, unknown>;
	body: unknown;
}

/** One input item, and what has to come of it. */
export interface FreeItem {
	json: JobJson;
	/** Every different request that is sent for it. */
	requests: FreeRequest[];
	output: ExpectedJob[];
}

/** One operation that starts no job: it asks, looks or waits. */
export interface FreeCase {
	resource: Resource;
	operation: string;
	/** As little as a user can fill in. */
	parameters: INode['parameters'];
	/** Three items, when everything that they are about is there. */
	items: (ttapi: Sandbox) => Promise<FreeItem[]>;
	/** An item that comes to nothing. */
	failing: (ttapi: Sandbox) => Promise<FailingItem>;
	/** Whether it waits until jobs are done. */
	waits?: boolean;
}

export interface FailingItem {
	json: JobJson;
	switches?: Partial<Switches>;
	/** What the message says. */
	message: RegExp;
	/** What the item carries about it, when the node goes on: all of it. */
	details: ExpectedJob;
}

/** A look at a job of unknown family, which is asked for where each family lives. */
export function looksFor(jobId: string, homes: 1 | 2 | 3): FreeRequest[] {
	return FETCH_PATHS.slice(0, homes).map((path) => ({
		method: 'GET',
		path,
		query: { jobId },
		body: null,
	}));
}

/** Where pictures, edits and videos are fetched. */
const FETCH_PATHS = [
	'/midjourney/v1/fetch',
	'/midjourney/image-edits/fetch',
	'/midjourney/video/fetch',
];

/** What a wrong key comes to. */
export const wrongKey: Omit<FailingItem, 'json'> = {
	switches: { readFault: { kind: '401' } },
	message:
		/^TTAPI refused the API key: "Wrong TT-API-KEY or email is not activated\." Copy the key .+, then run the item again\.$/,
	details: {
		jobId: null,
		status: null,
		kind: 'keyRefused',
		ttapiMessage: 'Wrong TT-API-KEY or email is not activated.',
		httpStatus: 401,
	},
};
