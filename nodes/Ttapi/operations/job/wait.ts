import { jobIdsField, readJobIdsParameter } from '../fields/jobId';
import type { WaitOperation } from '../operation';

/** Asks TTAPI until jobs are done, free of charge: the way back to every job that was not waited for to its end. */
export const wait: WaitOperation = {
	kind: 'wait',
	resource: 'job',
	option: {
		name: 'Wait',
		value: 'wait',
		action: 'Wait for a job',
		description: 'Ask TTAPI until a job is done, free of charge; a job that is done passes through',
	},
	properties: [jobIdsField],
	jobs: (parameters) =>
		readJobIdsParameter(parameters).map((jobId) => ({ family: 'unknown', jobId })),
};
