import { isJsonObject, textOf, type JsonObject } from './json';
import type { Job, JobStatus } from './job';
import { readJob, readJobId, readStatus } from './readJob';

/** Columns of the list under the names that the same fields have everywhere else. */
const RENAMED: Readonly<Record<string, string>> = {
	job_id: 'jobId',
	model: 'mode',
	cdn_image: 'cdnImage',
	discord_image: 'discordImage',
	hook_url: 'hookUrl',
};

/** Where the entries of a list have been seen, or may well be, when `data` is not the list itself. */
const NESTED = ['list', 'data', 'items', 'records'] as const;

/**
 * The jobs in a reply of fetch-list, each in the shape that jobs have everywhere (ttapi-api.md 3.14). An
 * entry without an id is no job and is left out.
 *
 * @param asked the status that was asked for: jobs of another one are left out, and those without one have it
 * @returns undefined when the reply is no list at all
 */
export function readJobList(body: unknown, asked: JobStatus): JobList | undefined {
	const entries = entriesOf(isJsonObject(body) ? body.data : body);
	return entries && { jobs: jobsIn(entries, asked), entries: entries.length };
}

export interface JobList {
	jobs: Job[];
	/** How many entries the list had, those included that are no jobs: by it the last page is told. */
	entries: number;
}

function jobsIn(entries: readonly unknown[], asked: JobStatus): Job[] {
	return entries.flatMap((entry) => {
		const jobId = readJobId(entry);
		if (jobId === undefined || !isJsonObject(entry)) return [];
		const told = textOf(entry.status);
		const status = told === undefined ? asked : readStatus(told);
		if (status !== asked) return [];
		const data = { ...renamed(entry), status: undefined };
		return [readJob(jobId, status, { message: entry.message, data })];
	});
}

function entriesOf(data: unknown): unknown[] | undefined {
	if (Array.isArray(data)) return data;
	if (data === null || data === undefined || data === '') return [];
	if (!isJsonObject(data)) return undefined;
	const list = NESTED.map((name) => data[name]).find(Array.isArray);
	return list ?? (readJobId(data) === undefined ? undefined : [data]);
}

function renamed(entry: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(entry).map(([name, value]) => [RENAMED[name] ?? name, value]),
	);
}
