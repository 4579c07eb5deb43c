import type { JsonObject } from '../http/json';
import type { Switches } from '../switches/switches';
import { editData } from './editData';
import type { Family, Job } from './job';
import { jobBody, type JobData } from './jobBody';
import { midjourneyData } from './midjourneyData';
import { videoData } from './videoData';

const dataOf: Record<Family, JobData> = {
	midjourney: midjourneyData,
	edit: editData,
	video: videoData,
};

/** What TTAPI says about a job at a moment (epoch milliseconds), to fetch and to the callback alike. */
export function bodyOf(job: Job, switches: Switches, now: number): JsonObject {
	return jobBody(job, dataOf[job.family], switches, now);
}
