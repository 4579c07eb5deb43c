import type { Sandbox } from '../../sandbox/ttapi';
import { getJob } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { ttapiClient } from '../sandbox/ttapiClient';
import type { JobJson } from './submitCase';

/** Jobs that something can be done with. */
export type ParentKind =
	/** Four pictures of one size. */
	| 'grid'
	/** A picture taken out of a grid by U1. */
	| 'single'
	/** Four videos. */
	| 'videos'
	/** A grid that is not finished. */
	| 'runningGrid'
	/** Videos that are not finished. */
	| 'runningVideos';

/** Makes a job at TTAPI, and gives it as the node puts it out. */
export async function makeParent(ttapi: Sandbox, kind: ParentKind, n = 0): Promise<JobJson> {
	return await jobItem(ttapi, await start(ttapi, kind, `A harbour, no. ${n}`));
}

/** A job as an earlier step puts it out: Job > Get. */
export async function jobItem(ttapi: Sandbox, jobId: string): Promise<JobJson> {
	const credential = { apiKey: ttapi.apiKey, baseUrl: ttapi.url };
	const { json, error } = await runNode(getJob(), { credential, items: [{ jobId }] });
	if (error !== undefined) throw new Error(error.message);
	return json[0];
}

async function start(ttapi: Sandbox, kind: ParentKind, prompt: string): Promise<string> {
	switch (kind) {
		case 'grid':
			return await finished(ttapi, '/midjourney/v1/imagine', { prompt, mode: 'fast' });
		case 'single': {
			const jobId = await start(ttapi, 'grid', prompt);
			return await finished(ttapi, '/midjourney/v1/action', { jobId, action: 'upsample1' });
		}
		case 'videos':
			return await finished(ttapi, '/midjourney/video/submit', { prompt, imageUrl: START_FRAME });
		case 'runningGrid':
			prompt += ' __900s__';
			return await submitted(ttapi, '/midjourney/v1/imagine', { prompt, mode: 'fast' });
		case 'runningVideos':
			prompt += ' __900s__';
			return await submitted(ttapi, '/midjourney/video/submit', { prompt, imageUrl: START_FRAME });
	}
}

const START_FRAME = 'https://example.com/start.png';

/** Submits behind the node's back, ends the job, and gives its id. */
export async function finished(ttapi: Sandbox, path: string, body: object): Promise<string> {
	const jobId = await submitted(ttapi, path, body);
	ttapi.finish(jobId);
	return jobId;
}

/** Submits behind the node's back, and gives the id of the job. */
export async function submitted(ttapi: Sandbox, path: string, body: object): Promise<string> {
	const { data } = await ttapiClient(ttapi).post(path, body);
	const jobId: unknown = data?.data?.jobId;
	if (typeof jobId !== 'string') throw new Error(`${path}: ${JSON.stringify(data)}`);
	return jobId;
}
