import { jobIdField, readJobIdParameter } from '../fields/jobId';
import type { LookOperation } from '../operation';

/** One look at a job, wherever it lives, free of charge. */
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
	job: (parameters) => ({ family: 'unknown', jobId: readJobIdParameter(parameters) }),
};
