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

/** What fetch says about a job. */
export async function fetchJob(sandbox: Sandbox, jobId: string) {
	const { data } = await ttapiClient(sandbox).get('/midjourney/v1/fetch', { params: { jobId } });
	return data;
}
