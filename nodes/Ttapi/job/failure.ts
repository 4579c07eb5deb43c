import type { JobStatus } from './job';

/** Everything that can go wrong with an item, as a closed set. */
export type FailureKind =
	| 'badInput'
	| 'keyRefused'
	| 'quotaTooLow'
	| 'accountBlocked'
	| 'wrongAddress'
	| 'refused'
	| 'rateLimited'
	| 'queueFull'
	| 'notSent'
	| 'outcomeUnknown'
	| 'unreachable'
	| 'unknownJob'
	| 'jobFailed'
	| 'timedOut'
	| 'stopped';

/** Why an item has no finished job, in words for the person in the editor. */
export interface Failure {
	kind: FailureKind;
	/** What happened, to which job, TTAPI's own words, and what to do now. */
	message: string;
	/** Known from the moment TTAPI has answered with one; never dropped after that. */
	jobId?: string;
	/** The job's last known status. */
	status?: JobStatus;
	/** TTAPI's own message, verbatim. */
	ttapiMessage?: string;
	httpStatus?: number;
	/** The parameter that was refused, by its internal name. */
	parameter?: string;
	/** How long TTAPI asks to wait, in seconds. */
	retryAfterSeconds?: number;
}

/** What a failure says besides its message; each part only when there is one. */
type Circumstances = Omit<Failure, 'kind' | 'message'>;

/**
 * Builds a failure whose message has one form everywhere:
 * `<what happened> (job <id>): "<TTAPI's words>". <what to do now>.`
 */
export function failure(
	kind: FailureKind,
	happened: string,
	toDo: string,
	known: Circumstances = {},
): Failure {
	const job = known.jobId === undefined ? '' : ` (job ${known.jobId})`;
	const words = known.ttapiMessage ? `: "${known.ttapiMessage}"` : '';
	const said = endSentence(`${happened}${job}${words}`);
	return { kind, message: `${said} ${toDo}.`, ...withoutBlanks(known) };
}

/** Ends a text with a period, unless it ends with a quotation that is a sentence already. */
function endSentence(text: string): string {
	return /[.!?…。！？]"$/.test(text) ? text : `${text}.`;
}

function withoutBlanks(known: Circumstances): Circumstances {
	const filled = Object.entries(known).filter(([, value]) => value !== undefined && value !== '');
	return Object.fromEntries(filled);
}
