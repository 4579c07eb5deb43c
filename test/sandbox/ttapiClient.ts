import axios, { type AxiosInstance } from 'axios';
import type { Sandbox } from '../../sandbox/ttapi';

/** Speaks to a sandbox with its key; every HTTP status is an answer, no redirect is followed. */
export function ttapiClient({ url, apiKey }: Sandbox): AxiosInstance {
	return axios.create({
		baseURL: url,
		headers: { 'TT-API-KEY': apiKey },
		validateStatus: () => true,
		maxRedirects: 0,
		proxy: false,
	});
}

/** Submits an imagine and returns its job id. */
export async function imagineJob(
	sandbox: Sandbox,
	fields: Record<string, unknown> = {},
): Promise<string> {
	const { data } = await ttapiClient(sandbox).post('/midjourney/v1/imagine', {
		prompt: 'A cute kitten',
		mode: 'fast',
		...fields,
	});
	if (typeof data?.data?.jobId !== 'string') throw new Error(JSON.stringify(data));
	return data.data.jobId;
}

/** Submits an imagine, ends it, and returns what fetch says. */
export async function finishedJob(sandbox: Sandbox, fields: Record<string, unknown> = {}) {
	const jobId = await imagineJob(sandbox, fields);
	sandbox.finish(jobId);
	return await fetchJob(sandbox, jobId);
}

export const fetchPaths = {
	midjourney: '/midjourney/v1/fetch',
	edit: '/midjourney/image-edits/fetch',
	video: '/midjourney/video/fetch',
} as const;

/** What fetch says about a job. */
export async function fetchJob(
	sandbox: Sandbox,
	jobId: string,
	family: keyof typeof fetchPaths = 'midjourney',
) {
	const { data } = await ttapiClient(sandbox).get(fetchPaths[family], { params: { jobId } });
	return data;
}

/** Submits to any path, ends the job, and returns what the fetch of its family says. */
export async function finishedAt(
	sandbox: Sandbox,
	path: string,
	fields: Record<string, unknown>,
	family: keyof typeof fetchPaths = 'midjourney',
) {
	const { data } = await ttapiClient(sandbox).post(path, fields);
	if (typeof data?.data?.jobId !== 'string') throw new Error(JSON.stringify(data));
	sandbox.finish(data.data.jobId);
	return await fetchJob(sandbox, data.data.jobId, family);
}
