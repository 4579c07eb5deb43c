import type { RequestRecord, Sandbox } from '../../sandbox/ttapi';
import { isTold } from './faultCase';

/** What a person who has only n8n can read at some moment. */
export interface Readable {
	/** The text, by where it stands; n8n's log only where a test looks there. */
	texts: Partial<Record<'items' | 'error' | 'parked' | 'log', string>>;
	/** How many items say that there may be a job of which no more is known. */
	warnings: number;
}

/** How many times a text says that there may be a job. */
export function warningsIn(text: string): number {
	return text.split('may exist and may be billed').length - 1;
}

/** What TTAPI was sent, counted. */
export interface Sent {
	/** Submits in all. */
	submits: number;
	/** Jobs that came of them. */
	accepted: number;
	/** Submits that were answered with a 4xx. */
	refused: number;
	looks: number;
}

export function sentTo(ttapi: Sandbox): Sent {
	const submits = ttapi.requests({ method: 'POST' });
	return {
		submits: submits.length,
		accepted: ttapi.jobs().length,
		refused: submits.filter(isRefusal).length,
		looks: ttapi.requests({ method: 'GET' }).length,
	};
}

/**
 * The items whose submit was sent again although TTAPI had taken it, or may have: each may be paid for twice.
 * Only a submit that is certainly refused (429, 499) may be followed by another one for the same item.
 */
export function doubled(ttapi: Sandbox, prompts: readonly string[]): string[] {
	const submits = ttapi.requests({ method: 'POST' });
	return prompts.filter((prompt) => {
		// A request that TTAPI cut off before it was read has no body; only runs of one item have those.
		const own = submits.filter(
			({ body }) => prompts.length === 1 || Object(body).prompt === prompt,
		);
		const jobs = ttapi.jobs().filter((job) => job.prompt === prompt);
		return jobs.length > 1 || own.slice(0, -1).some((submit) => !isRefusal(submit));
	});
}

/** Where the ids of TTAPI's jobs are to be found. */
export interface Kept {
	/** How many jobs, by the first place that names them: items, error, parked, log. */
	places: Record<string, number>;
	/** Jobs that TTAPI never named to n8n, and the item says that there may be one. */
	untold: number;
	/** Jobs that are paid for and found nowhere. */
	lost: string[];
}

/** Looks for every job that TTAPI holds in all that a person can read in n8n. */
export function kept(ttapi: Sandbox, readable: Readable): Kept {
	const kept: Kept = { places: {}, untold: 0, lost: [] };
	let { warnings } = readable;
	for (const { jobId, prompt } of ttapi.jobs()) {
		const place = Object.entries(readable.texts).find(([, text]) => text.includes(jobId))?.[0];
		if (place !== undefined) kept.places[place] = (kept.places[place] ?? 0) + 1;
		else if (!isTold(prompt) && warnings-- > 0) kept.untold++;
		else kept.lost.push(jobId);
	}
	return kept;
}

function isRefusal({ status }: RequestRecord): boolean {
	return status === 429 || status === 499 || status === 400;
}
