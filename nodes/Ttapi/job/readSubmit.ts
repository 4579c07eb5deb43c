/*
 * Guards money. TTAPI has no idempotency key, so a submit may only be sent again when it is certain
 * that TTAPI did not take it: 429, 499, or "queue is full". Everything whose outcome is unknown (no
 * answer, 408, 5xx, a gateway's HTML) ends in a failure that says so. And any reply that names a job,
 * whatever its HTTP status, is a job that may be billed: its id is kept.
 */
import { failure, type Failure } from './failure';
import type { Answer, HttpReply, NoAnswer } from './httpReply';
import { isJsonObject, numberOf } from './json';
import type { Job } from './job';
import { readJob, readJobIds, readMessage, readStatus } from './readJob';
import { refusal } from './refusal';
import type { FollowUp } from './submission';

export type SubmitOutcome =
	/** TTAPI took the job; `job` when its answer already holds what was asked for. */
	| { kind: 'accepted'; jobId: string; job?: Job }
	/** TTAPI certainly did not take it, and will later: the same submit may be sent again. */
	| { kind: 'later'; failure: Failure & { kind: 'rateLimited' | 'queueFull' } }
	/** Not to be sent again: refused for good, or taken perhaps. */
	| { kind: 'failed'; failure: Failure };

/**
 * Reads the reply to a submit. Never throws.
 *
 * @param follows the job that was followed up: its id in the reply is an echo, and no new job
 */
export function readSubmit(reply: HttpReply, follows?: FollowUp): SubmitOutcome {
	if (reply.kind === 'noAnswer') return { kind: 'failed', failure: withoutAnswer(reply) };
	const { httpStatus, body } = reply;
	const taken = takenJob(reply, follows);
	if (taken !== undefined) return { kind: 'accepted', ...taken };

	const ttapiMessage = readMessage(body);
	if (httpStatus === 429) return { kind: 'later', failure: rateLimited(reply) };
	if (httpStatus === 499 || saysQueueFull(reply)) {
		return { kind: 'later', failure: queueFull(httpStatus, ttapiMessage) };
	}
	// In Hold Account mode a job may be queued in spite of this answer.
	const mayBeQueued = /No available accounts/i.test(ttapiMessage);
	const refused = httpStatus >= 300 && httpStatus < 500 && httpStatus !== 408;
	if ((refused || saysFailed(reply)) && !mayBeQueued) {
		return { kind: 'failed', failure: refusal(httpStatus, ttapiMessage) };
	}
	return { kind: 'failed', failure: outcomeUnknown(whatCame(reply), { httpStatus, ttapiMessage }) };
}

/**
 * The job that came of a submit. Only a request for something about the followed job itself may be answered
 * with that job's id, or with the answer alone (ttapi-api.md 3.3), and only by a reply that says that it was
 * taken; for any other the followed job's id is an echo.
 */
function takenJob(reply: Answer, follows?: FollowUp): { jobId: string; job?: Job } | undefined {
	const { body, httpStatus } = reply;
	const isEcho = (id: string) => id.toLowerCase() === follows?.jobId.toLowerCase();
	const newId = readJobIds(body).find((id) => !isEcho(id));
	if (follows?.asksFor !== 'seed') return newId === undefined ? undefined : { jobId: newId };

	const isTaken = httpStatus < 300 && !saysFailed(reply);
	const seed = isTaken ? readSeed(newId ?? follows.jobId, body) : undefined;
	const isAnswered = seed !== undefined || readJobIds(body).length > 0;
	if (newId === undefined && !(isTaken && isAnswered)) return undefined;
	return { jobId: newId ?? follows.jobId, ...(seed && { job: seed }) };
}

/** The seed that TTAPI may tell at once, as a finished job. */
function readSeed(jobId: string, body: unknown): Job | undefined {
	if (!isJsonObject(body)) return undefined;
	const bare = numberOf(body.data);
	const job = readJob(jobId, 'SUCCESS', bare === null ? body : { ...body, data: { seed: bare } });
	return job.seed === null ? undefined : { ...job, action: job.action ?? 'seed' };
}

/** The failure of a submit that TTAPI may or may not have taken. */
export function outcomeUnknown(
	happened: string,
	known: { httpStatus?: number; ttapiMessage?: string } = {},
): Failure {
	return failure(
		'outcomeUnknown',
		happened,
		'The job may exist and may be billed, so it was not sent again: look for it in the job history of TTAPI before you start this item in a new execution',
		known,
	);
}

function withoutAnswer({ neverSent, reason }: NoAnswer): Failure {
	if (!neverSent) return outcomeUnknown(`TTAPI did not answer the submit (${reason})`);
	return failure(
		'notSent',
		`TTAPI could not be reached (${reason})`,
		'Nothing was sent and nothing is billed: check the network and the Base URL in the credential, then run the item again',
	);
}

function whatCame({ httpStatus, body }: Answer): string {
	if (httpStatus < 300) return 'TTAPI answered the submit without a job id';
	const page = isJsonObject(body) ? '' : ', without a message';
	return `TTAPI answered the submit with HTTP ${httpStatus}${page}`;
}

/** A refusal in the form of HTTP 2xx. */
function saysFailed({ httpStatus, body }: Answer): boolean {
	return httpStatus < 300 && isJsonObject(body) && readStatus(body.status) === 'FAILED';
}

function saysQueueFull(reply: Answer): boolean {
	const refused = (reply.httpStatus >= 300 && reply.httpStatus < 500) || saysFailed(reply);
	return refused && /queue is full/i.test(readMessage(reply.body));
}

function rateLimited({ retryAfterSeconds, body }: Answer): Failure & { kind: 'rateLimited' } {
	const known = { retryAfterSeconds, ttapiMessage: readMessage(body), httpStatus: 429 };
	return {
		...failure(
			'rateLimited',
			'TTAPI receives too many requests from this account',
			'Nothing was started and nothing is billed: run the item again later, with fewer jobs at a time',
			known,
		),
		kind: 'rateLimited',
	};
}

function queueFull(httpStatus: number, ttapiMessage: string): Failure & { kind: 'queueFull' } {
	return {
		...failure(
			'queueFull',
			'The job queue of the TTAPI account is full',
			'Nothing was started and nothing is billed: lower Max Jobs in Flight or raise Max Wait, and run the item again',
			{ httpStatus, ttapiMessage },
		),
		kind: 'queueFull',
	};
}
