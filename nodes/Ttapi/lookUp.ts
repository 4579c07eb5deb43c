import { readFetch, type FetchOutcome } from './job/readFetch';
import { FAMILIES, type Family, type JobHandle } from './job/submission';
import type { Send } from './transport';

/** A look is free and can be repeated, so it is given up early. */
const FETCH_TIMEOUT_SECONDS = 20;

/** Where the jobs of a family are fetched, below the base URL; the path of videos is not documented (ttapi-api.md 3.12). */
const FETCH_PATH: Readonly<Record<Family, string>> = {
	midjourney: '/midjourney/v1/fetch',
	edit: '/midjourney/image-edits/fetch',
	video: '/midjourney/video/fetch',
};

/** Looks once at a job, free of charge. Never throws. */
export type LookUp = (handle: JobHandle) => Promise<FetchOutcome>;

/** Looks jobs up where they live. A job of unknown family is looked for everywhere, until it has been found once. */
export function lookUp(send: Send): LookUp {
	const homes = new Map<string, Family>();

	const fetch = async (jobId: string, family: Family): Promise<FetchOutcome> => {
		const query = { jobId };
		const path = FETCH_PATH[family];
		const timeoutSeconds = FETCH_TIMEOUT_SECONDS;
		return readFetch(await send({ method: 'GET', path, query, timeoutSeconds }), jobId, family);
	};

	const find = async ({ jobId, family }: JobHandle): Promise<FetchOutcome> => {
		const home = family === 'unknown' ? homes.get(jobId) : family;
		if (home !== undefined) return await fetch(jobId, home);
		const [first, ...others] = FAMILIES;
		const denial = await fetch(jobId, first);
		if (denial.kind !== 'unknownJob') return denial;
		for (const other of others) {
			const outcome = await fetch(jobId, other);
			if (outcome.kind === 'unknownJob') continue;
			if (outcome.kind === 'job') homes.set(jobId, other);
			return outcome;
		}
		// What the first of them says is what the documentation of TTAPI speaks of.
		return denial;
	};

	return async (handle) => await withSeed(await find(handle), handle, find);
}

/** A job that finds out a seed may be done without telling it; the job whose seed it is then knows it (ttapi-api.md 3.3). */
async function withSeed(
	outcome: FetchOutcome,
	{ jobId, seedOf }: JobHandle,
	find: LookUp,
): Promise<FetchOutcome> {
	if (seedOf === undefined || outcome.kind !== 'job') return outcome;
	const { job } = outcome;
	if (job.status !== 'SUCCESS' || job.seed !== null) return outcome;
	if (seedOf === jobId) return { kind: 'later', reason: 'TTAPI has not told the seed yet' };
	const parent = await find({ jobId: seedOf, family: 'midjourney' });
	if (parent.kind !== 'job' || parent.job.seed === null) return outcome;
	return { kind: 'job', job: { ...job, seed: parent.job.seed } };
}
