import { succeeded } from '../http/answer';
import type { JsonObject } from '../http/json';
import { jobStatuses, type Job } from '../job/job';
import { progressOf, statusOf } from '../job/life';
import { toldJob } from '../job/seed';
import { choice, integerField } from '../submit/fields';
import type { Switches } from '../switches/switches';
import { readRoute } from './apiRoute';

const maxLimit = 100;

/** The job history of all families, in snake case and with numbers where fetch has words. */
export const fetchList = readRoute(
	{ path: '/midjourney/v1/fetch-list', faultSwitch: 'readFault' },
	({ jobs, switches }, params) => {
		const page = integerField(params, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1;
		const limit = integerField(params, 'limit', 1, maxLimit) ?? 10;
		const status = choice(params, 'status', jobStatuses, { byDefault: 'SUCCESS' });
		const order = choice(params, 'order', ['desc', 'asc'], { byDefault: 'desc' });
		const now = Date.now();
		const found = jobs.all().filter((job) => statusOf(job, now) === status && toldJob(job) === job);
		if (order === 'desc') found.reverse();
		const start = (page - 1) * limit;
		const shown = found.slice(start, start + limit).map((job) => listed(job, now));
		return succeeded(inShape(shown, switches));
	},
);

function inShape(shown: JsonObject[], { listShape }: Switches): unknown {
	switch (listShape) {
		case 'array':
			return shown;
		case 'nested':
			return { list: shown };
		case 'null':
			return shown.length === 0 ? null : shown;
	}
}

function listed(job: Job, now: number): JsonObject {
	const status = statusOf(job, now);
	const progress = progressOf(job, now);
	const picture = status === 'SUCCESS' ? job.media.cdnImage : null;
	return {
		job_id: job.jobId,
		model: job.mode,
		action: job.action,
		quota: job.price,
		status: jobStatuses.indexOf(status),
		progress: progress === null ? null : String(progress),
		prompt: status === 'SUCCESS' && job.result.shape === 'prompts' ? job.result.text : job.prompt,
		discord_image: picture,
		cdn_image: picture,
	};
}
