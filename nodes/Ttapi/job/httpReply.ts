/** What came back of one HTTP request to TTAPI, before anybody has read it. */
export type HttpReply = Answer | NoAnswer;

/** TTAPI, or a gateway before it, answered. */
export interface Answer {
	kind: 'answer';
	httpStatus: number;
	/** The parsed JSON, or the raw text when it is not JSON (a gateway's HTML page, say). */
	body: unknown;
	/** Seconds of the `Retry-After` header, when there is one. */
	retryAfterSeconds?: number;
}

/** Nobody answered. */
export interface NoAnswer {
	kind: 'noAnswer';
	/** Whether it is certain that the request never left: no connection was made. */
	neverSent: boolean;
	/** Why, in a few words, without addresses or keys. */
	reason: string;
}

/**
 * Seconds of a `Retry-After` header: a number of seconds, or an HTTP date.
 *
 * @param nowMs the present time in milliseconds since 1970, for a date
 */
export function readRetryAfter(header: unknown, nowMs: number): number | undefined {
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header);
	const at = Date.parse(header);
	return Number.isNaN(at) ? undefined : Math.max(0, (at - nowMs) / 1000);
}
