import { isJsonObject, numberOf, textOf, type Json, type JsonObject } from './json';
import { JOB_STATUSES, type Job, type JobStatus } from './job';
import { isNumbered, readMedia, readPrompts, textsIn } from './readMedia';
import type { Family } from './submission';

/**
 * A status in any form TTAPI writes it: the word, its number in fetch-list, or `FAILURE`.
 * Undefined for anything else: a status that is not understood must not pass for a finished job.
 */
export function readStatus(value: unknown): JobStatus | undefined {
	const text = textOf(value)?.toUpperCase();
	if (text === undefined) return undefined;
	if (text === 'FAILURE') return 'FAILED';
	return JOB_STATUSES.find((status, number) => status === text || String(number) === text);
}

/** What an id in place of `data` must look like, so that no word, code or time passes for one. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A job id as any reply names it: `jobId` or `job_id`, inside `data` or beside it, or `data` itself; also
 * where the reply or its data stands in a list of one.
 */
export function readJobId(reply: unknown): string | undefined {
	return readJobIds(reply)[0];
}

/** Every job id that a reply names, as above, the likeliest first. */
export function readJobIds(reply: unknown): string[] {
	const body = onlyEntry(reply);
	if (typeof body === 'string') return UUID.test(body) ? [body] : [];
	if (!isJsonObject(body)) return [];
	const inner = onlyEntry(body.data);
	const data = isJsonObject(inner) ? inner : {};
	const dataAsId = typeof inner === 'string' && UUID.test(inner) ? inner : undefined;
	const named = [data.jobId, data.job_id, body.jobId, body.job_id, dataAsId];
	return named.map(textOf).filter((id): id is string => id !== undefined && isJobId(id));
}

function onlyEntry(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Whether a text can be a job id: TTAPI's are UUIDs; anything with a slash or a space is not one. */
export function isJobId(text: string): boolean {
	return /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(text);
}

/** What TTAPI says in words: `message`, else where its older replies put the reason of a failure. */
export function readMessage(reply: unknown): string {
	if (!isJsonObject(reply)) return '';
	const data = isJsonObject(reply.data) ? reply.data : {};
	const error = isJsonObject(reply.error) ? reply.error.message : reply.error;
	const spoken = [reply.message, data.error, data.failReason, error];
	return spoken.map(textOf).find((text) => text !== undefined) ?? '';
}

/**
 * The job that a fetch reply or a callback describes. Never throws: whatever is missing is null or empty.
 *
 * @param jobId the id that was asked for; an inner id may differ (seen in TTAPI's image-edits sample)
 * @param status the reply's top-level status: the only proof that a job is finished
 * @param family where the reply comes from; without it, a video is told by its fields
 */
export function readJob(
	jobId: string,
	status: JobStatus,
	reply: JsonObject,
	family?: Family | 'unknown',
): Job {
	const data: JsonObject = isJsonObject(reply.data) ? reply.data : {};
	const text = (value: unknown) => textOf(value) ?? null;
	const known = {
		jobId,
		status,
		message: readMessage(reply),
		action: text(data.action) ?? text(data.actions),
		prompt: text(data.prompt) ?? text(linesOf(data.prompt)),
		mode: text(data.mode) ?? text(data.model),
		progress: numberOf(data.progress),
		quota: numberOf(data.quota),
		cdnImage: text(data.cdnImage) ?? text(textsIn(data.cdnImage)[0]),
		...readMedia(data, family),
		width: numberOf(data.width),
		height: numberOf(data.height),
		components: textsIn(data.components),
		seed: typeof data.seed === 'number' ? data.seed : text(data.seed),
		hookUrl: text(data.hookUrl),
	};
	const described = known.action === 'describe' || isNumbered(known.prompt);
	const prompts = described ? { prompts: readPrompts(known.prompt) } : {};
	const raw = unreadIn({ ...known, ...prompts }, reply.data);
	// Known fields first, for the eyes of the user; whatever else TTAPI sent comes after them.
	return { ...known, ...prompts, ...data, ...known, ...prompts, ...raw };
}

function linesOf(value: unknown): string | undefined {
	return Array.isArray(value) ? textsIn(value).join('\n') : undefined;
}

/**
 * What TTAPI sent under a name that we know, in a shape that we do not: it is kept as it came, under `raw`, since
 * it may be all that there is of a paid job.
 */
function unreadIn(known: JsonObject, sent: unknown): { raw?: JsonObject | Json[] | string } {
	if (Array.isArray(sent) || (typeof sent === 'string' && sent !== '')) {
		return isEmpty(sent) ? {} : { raw: sent };
	}
	if (!isJsonObject(sent)) return {};
	const unread = Object.entries(sent).filter(
		([name, value]) => name in known && isEmpty(known[name]) && !isEmpty(value),
	);
	return unread.length === 0 ? {} : { raw: Object.fromEntries(unread) };
}

function isEmpty(value: unknown): boolean {
	if (value === null || value === undefined || value === '') return true;
	return Array.isArray(value) && value.length === 0;
}
