import type { Sandbox } from '../../../sandbox/ttapi';
import { jobOf, link } from '../expectedJob';
import { wrongKey, type FreeCase, type FreeRequest } from '../freeCase';
import { finished, submitted } from '../parents';
import type { ExpectedJob } from '../submitCase';

const IMAGINE = '/midjourney/v1/imagine';

export const getMany: FreeCase = {
	resource: 'job',
	operation: 'getMany',
	parameters: {},
	items: async (ttapi) => {
		const output = await oneOfEach(ttapi);
		return [0, 1, 2].map((n) => ({
			json: { n },
			requests: ['PENDING_QUEUE', 'ON_QUEUE', 'SUCCESS', 'FAILED'].map(listOf),
			output,
		}));
	},
	failing: async () => ({ json: {}, ...wrongKey }),
};

function listOf(status: string): FreeRequest {
	const query = { page: '1', limit: '50', status, order: 'desc' };
	return { method: 'GET', path: '/midjourney/v1/fetch-list', query, body: null };
}

/** A job that waits, one that is done and one that failed, as the list puts them out. */
async function oneOfEach(ttapi: Sandbox): Promise<ExpectedJob[]> {
	const done = await finished(ttapi, IMAGINE, { prompt: 'A cat', mode: 'relax' });
	const failed = await finished(ttapi, IMAGINE, { prompt: 'A dog __fail__', mode: 'turbo' });
	const waiting = await submitted(ttapi, IMAGINE, { prompt: 'A cow __900s__', mode: 'fast' });
	const common = { action: 'imagine', discordImage: null, progress: null };
	return [
		jobOf(waiting, { ...common, status: 'PENDING_QUEUE', prompt: 'A cow __900s__', mode: 'fast' }),
		jobOf(done, {
			...common,
			prompt: 'A cat',
			mode: 'relax',
			progress: 100,
			cdnImage: link(),
			discordImage: link(),
		}),
		jobOf(failed, { ...common, status: 'FAILED', prompt: 'A dog __fail__', mode: 'turbo' }),
	];
}
