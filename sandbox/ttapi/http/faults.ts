/**
 * What an API request gets instead of its answer.
 *
 * - `429` `400` `401` `402` `403` `404` `408` `500`: that status with TTAPI's JSON envelope
 * - `499`: the product queue is full; `queueFull400`: the same as HTTP 400 `queue is full`
 * - `504`, `html`: the gateway's HTML page, with status 504 and 524
 * - `reset`: the connection is destroyed; `hang`: no answer until somebody closes
 * - `noid`: 200 SUCCESS without a job id; `garbage`: 200 with JSON that breaks off
 * - `redirect`: 302 to `/midjourney/redirected`
 */
export const faultKinds = [
	'429',
	'499',
	'queueFull400',
	'400',
	'401',
	'402',
	'403',
	'404',
	'408',
	'500',
	'504',
	'html',
	'reset',
	'hang',
	'noid',
	'redirect',
	'garbage',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A misbehaviour of one group of routes, until it clears itself or the switch is set to null. */
export interface Fault {
	kind: FaultKind;
	/** How many requests are hit before the switch goes back to null by itself. Without it: all. */
	times?: number;
	/** Only every n-th request is hit, counted from the moment the switch was set. Default 1. */
	every?: number;
	/** Seconds for the Retry-After header; without it the header is not sent. */
	retryAfter?: number;
	/**
	 * Submits only: the job is created although the answer is the fault. Default: true where a real gateway leaves
	 * the outcome unknown (500, 504, 408, html, reset, hang, garbage, noid), false for a definite refusal.
	 */
	accepted?: boolean;
}

const unknownOutcome: ReadonlySet<FaultKind> = new Set<FaultKind>([
	'500',
	'504',
	'408',
	'html',
	'reset',
	'hang',
	'garbage',
	'noid',
]);

/** Whether a submit that is hit by this fault creates its job all the same. */
export function isAccepted(fault: Fault): boolean {
	return fault.accepted ?? unknownOutcome.has(fault.kind);
}

/** Counts requests (or jobs) against one fault and says which of them are hit. */
export class FaultCounter {
	private seen = 0;

	private hits = 0;

	next(fault: Pick<Fault, 'times' | 'every'>): 'miss' | 'hit' | 'last hit' {
		this.seen += 1;
		if (this.seen % (fault.every ?? 1) !== 0) return 'miss';
		this.hits += 1;
		return fault.times !== undefined && this.hits >= fault.times ? 'last hit' : 'hit';
	}
}
