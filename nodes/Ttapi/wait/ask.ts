import { failure, type Failure } from '../job/failure';
import type { Answer, HttpReply } from '../job/httpReply';
import { isJsonObject, type JsonObject } from '../job/json';
import type { Shared } from './batch';
import type { Outcome } from './outcome';
import { persist, type Later } from './persist';

/** A request that TTAPI answers at once, and that costs nothing. */
export interface FreeRequest {
	method: 'GET' | 'POST';
	/** Below the base URL, beginning with a slash. */
	path: string;
	query?: Record<string, string>;
	body?: JsonObject;
}

/** What came of one free request: TTAPI's answer, whatever it says, or why there is none. */
export type Reading = { kind: 'answer'; answer: Answer } | { kind: 'failed'; failure: Failure };

/** Sends a free request, more than once if need be. Never throws. */
export type Read = (request: FreeRequest) => Promise<Reading>;

/** What an operation that starts no job asks, in as many requests as it takes. Never throws. */
export type Question = (
	read: Read,
) => Promise<{ kind: 'answered'; items: JsonObject[] } | { kind: 'failed'; failure: Failure }>;

/** Asks a question to its end. */
export async function ask(question: Question, shared: Shared): Promise<Outcome> {
	return await question(async (request) => {
		const reading = await persist(shared, async () => laterOr(await send(request, shared)));
		if (reading.kind === 'answer') return reading;
		const happened = `TTAPI could not be asked, since ${reading.reason}`;
		const toDo = 'Nothing was started and nothing is billed: run this item again later';
		return { kind: 'failed', failure: failure('unreachable', happened, toDo) };
	});
}

async function send(request: FreeRequest, { ports }: Shared): Promise<HttpReply> {
	const nobody: HttpReply = { kind: 'noAnswer', neverSent: true, reason: 'nobody to ask' };
	return (await ports.read?.(request)) ?? nobody;
}

function laterOr(reply: HttpReply): { kind: 'answer'; answer: Answer } | Later {
	if (reply.kind === 'noAnswer') {
		return { kind: 'later', reason: `TTAPI could not be reached (${reply.reason})` };
	}
	const { httpStatus, retryAfterSeconds, body } = reply;
	const isTrouble = httpStatus === 408 || httpStatus === 429 || httpStatus >= 499;
	// A page instead of JSON is a gateway's word; a redirect is a matter of the address, and stays.
	const isPage = !isJsonObject(body) && (httpStatus < 300 || httpStatus >= 400);
	if (!isTrouble && !isPage) return { kind: 'answer', answer: reply };
	const page = isPage ? ' with something that is not JSON' : '';
	return { kind: 'later', reason: `TTAPI answered HTTP ${httpStatus}${page}`, retryAfterSeconds };
}
