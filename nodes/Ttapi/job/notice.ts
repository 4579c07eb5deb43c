import { isJsonObject } from './json';
import { isFinished, type Job } from './job';
import { readJob, readJobId, readStatus } from './readJob';

/** What a caller says of a job. It is a reason to look, not a fact. */
export type Notice =
	/** The body names no job. */
	| { kind: 'noJob' }
	/** It speaks of a job that is not finished, which TTAPI itself never announces. */
	| { kind: 'unfinished'; jobId: string }
	/** It speaks of a finished job, described by `claimed`. */
	| { kind: 'finished'; jobId: string; claimed: Job };

/** Reads the body of a callback; never throws. */
export function readNotice(body: unknown): Notice {
	const jobId = readJobId(body);
	if (jobId === undefined || !isJsonObject(body)) return { kind: 'noJob' };
	const status = readStatus(body.status);
	if (status === undefined || !isFinished({ status })) return { kind: 'unfinished', jobId };
	return { kind: 'finished', jobId, claimed: readJob(jobId, status, body) };
}
