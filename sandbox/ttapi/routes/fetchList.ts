import { succeeded } from '../http/answer';
import type { JsonObject } from '../http/json';
import { jobStatuses, type Job } from '../job/job';
import { progressOf, statusOf } from '../job/life';
import { choice, integerField } from '../submit/fields';
import { readRoute } from './apiRoute';

const maxLimit = 100;

/** The job history, in snake case and with numbers where fetch has words. */
export const fetchList = readRoute(
	{ path: '/midjourney/v1/fetch-list', faultSwitch: 'readFault' },
	({ jobs }, params) => {
		const page = integerField(params, 'page', 1, Number.MAX_SAFE_INTEGER) ?? 1;
		const limit = integerField(params, 'limit', 1, maxLimit) ?? 10;
		const status = choice(params, 'status', jobStatuses, 'SUCCESS');
		const order = choice(params, 'order', ['desc', 'asc'], 'desc');
		const now = Date.now();
		const found = jobs.all().filter((job) => statusOf(job, now) === status);
		if (order === 'desc') found.reverse();
		const start = (page - 1) * limit;
		return succeeded(found.slice(start, start + limit).map((job) => listed(job, now)));
	},
);

function listed(job: Job, now: number): JsonObject {
	const status = statusOf(job, now);
	const progress = progressOf(job, now);
	const picture = status === 'SUCCESS' ? job.pictures.cdnImage : null;
	return {
		job_id: job.jobId,
		model: job.mode,
		action: job.action,
		quota: job.price,
		status: jobStatuses.indexOf(status),
		progress: progress === null ? null : String(progress),
		prompt: job.prompt,
		discord_image: picture,
		cdn_image: picture,
	};
}
