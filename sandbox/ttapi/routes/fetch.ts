import { failed, reply } from '../http/answer';
import { bodyOf } from '../job/families';
import type { Family } from '../job/job';
import { toldJob } from '../job/seed';
import { requiredText } from '../submit/fields';
import { readRoute, type ApiRoute } from './apiRoute';

/** The result of a job of one family. */
function fetchRoute(path: string, family: Family): ApiRoute {
	return readRoute({ path, faultSwitch: 'fetchFault' }, ({ jobs, switches }, params) => {
		const job = jobs.get(requiredText(params, 'jobId'));
		const now = Date.now();
		if (
			job?.family !== family ||
			toldJob(job) !== job ||
			now < job.submittedAt + switches.unknownForSeconds * 1000
		) {
			return failed(switches.unknownJob, 'Job not found');
		}
		return reply(200, bodyOf(job, switches, now));
	});
}

export const fetch = fetchRoute('/midjourney/v1/fetch', 'midjourney');

export const imageEditsFetch = fetchRoute('/midjourney/image-edits/fetch', 'edit');

/** Its path is inferred from that of image-edits. */
export const videoFetch = fetchRoute('/midjourney/video/fetch', 'video');
