import type { LookOperation } from '../operation';
import { jobIdField, readJobIdParameter } from '../fields/jobId';

/** `GET /midjourney/v1/fetch`: one look at a job, free of charge. */
export const get: LookOperation = {
	kind: 'look',
	resource: 'job',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a job',
		description: 'Look up a job and its pictures, free of charge',
	},
	properties: [jobIdField],
	job: (parameters) => ({ family: 'midjourney', jobId: readJobIdParameter(parameters) }),
};
