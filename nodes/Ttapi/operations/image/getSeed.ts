import { finishedJobField, readJobIdParameter } from '../fields/jobId';
import { readTimeout, timeoutOption } from '../fields/speed';
import type { SubmitOperation } from '../operation';

/** `POST /midjourney/v1/seed`: the number that a finished job was drawn from. */
export const getSeed: SubmitOperation = {
	kind: 'submit',
	resource: 'image',
	option: {
		name: 'Get Seed',
		value: 'getSeed',
		action: 'Get the seed of a picture',
		description: 'Find out the seed of a finished job, to make similar pictures with it',
	},
	properties: [finishedJobField],
	options: [timeoutOption],
	submission: (parameters) => {
		const jobId = readJobIdParameter(parameters);
		return {
			family: 'midjourney',
			path: '/midjourney/v1/seed',
			body: { jobId, timeout: readTimeout(parameters) },
			follows: { jobId, asksFor: 'seed' },
			momentary: true,
		};
	},
};
