/*
 * Guards trust. A job is finished only when TTAPI's top-level status says so; a picture URL or
 * `progress: 100` proves nothing. And a FAILED reply that neither names a job nor carries data about
 * one does not prove that there is such a job: that is how an unknown id may be answered.
 */
import type { Failure } from './failure';
import type { Answer, HttpReply } from './httpReply';
import { isJsonObject, type JsonObject } from './json';
import type { Job } from './job';
import { readJob, readJobId, readMessage, readStatus } from './readJob';
import { refusal } from './refusal';
import type { Family } from './submission';

export type FetchOutcome =
	| { kind: 'job'; job: Job }
	/** TTAPI does not know a job with this id. */
	| { kind: 'unknownJob'; ttapiMessage: string; httpStatus: number }
	/** Nothing learned about the job; it goes on all the same, so ask again later. */
	| { kind: 'later'; reason: string; rateLimited?: boolean; retryAfterSeconds?: number }
	/** TTAPI will not tell this account: asking again is no use. */
	| { kind: 'denied'; failure: Failure };

/**
 * Reads the reply to a fetch of `jobId`. Never throws.
 *
 * @param family whose fetch it is
 */
export function readFetch(
	reply: HttpReply,
	jobId: string,
	family: Family = 'midjourney',
): FetchOutcome {
	if (reply.kind === 'noAnswer') {
		return { kind: 'later', reason: `TTAPI could not be reached (${reply.reason})` };
	}
	const { httpStatus, body, retryAfterSeconds } = reply;
	if (httpStatus >= 300 && httpStatus < 400) {
		return { kind: 'denied', failure: refusal(httpStatus, '', jobId) };
	}
	if (!isJsonObject(body)) {
		return {
			kind: 'later',
			reason: `TTAPI answered HTTP ${httpStatus} with something that is not JSON`,
			rateLimited: httpStatus === 429,
			retryAfterSeconds,
		};
	}
	if (httpStatus < 300) return readStated(body, jobId, httpStatus, family);
	return readRefused(reply, readMessage(body), jobId);
}

/** A reply with HTTP 2xx: its own status counts. */
function readStated(
	body: JsonObject,
	jobId: string,
	httpStatus: number,
	family: Family,
): FetchOutcome {
	const status = readStatus(body.status);
	const ttapiMessage = readMessage(body);
	if (status === undefined) {
		return { kind: 'later', reason: 'TTAPI answered without a status that could be understood' };
	}
	if (status !== 'FAILED') return { kind: 'job', job: readJob(jobId, status, body, family) };
	if (/TT-API-KEY/i.test(ttapiMessage)) {
		return { kind: 'denied', failure: refusal(401, ttapiMessage, jobId) };
	}
	if (!isAboutAJob(body)) return { kind: 'unknownJob', ttapiMessage, httpStatus };
	return { kind: 'job', job: readJob(jobId, status, body, family) };
}

function readRefused(answer: Answer, ttapiMessage: string, jobId: string): FetchOutcome {
	const { httpStatus, retryAfterSeconds } = answer;
	if (httpStatus === 400 || httpStatus === 404) {
		return { kind: 'unknownJob', ttapiMessage, httpStatus };
	}
	if (httpStatus === 408 || httpStatus === 429 || httpStatus === 499 || httpStatus >= 500) {
		const rateLimited = httpStatus === 429;
		const reason = `TTAPI answered HTTP ${httpStatus}`;
		return { kind: 'later', reason, rateLimited, retryAfterSeconds };
	}
	return { kind: 'denied', failure: refusal(httpStatus, ttapiMessage, jobId) };
}

function isAboutAJob(body: JsonObject): boolean {
	const fields = isJsonObject(body.data) ? Object.keys(body.data) : [];
	if (fields.some((field) => field !== 'jobId' && field !== 'job_id')) return true;
	// An echo of the id that was asked for beside "Job not found" is no job either.
	const denied = /not found|not exist|unknown job|expired/i.test(readMessage(body));
	return readJobId(body) !== undefined && !denied;
}
