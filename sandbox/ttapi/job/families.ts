import type { JsonObject } from '../http/json';
import type { Switches } from '../switches/switches';
import type { Family, Job } from './job';
import { midjourneyBody } from './midjourneyBody';

type BodyOf = (job: Job, switches: Switches, now: number) => JsonObject;

const bodies: Record<Family, BodyOf> = {
	midjourney: midjourneyBody,
};

/** What TTAPI says about a job at a moment (epoch milliseconds), to fetch and to the callback alike. */
export const bodyOf: BodyOf = (job, switches, now) => bodies[job.family](job, switches, now);
