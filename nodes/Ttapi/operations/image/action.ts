import { isMomentary } from '../../job/actions';
import { actionField, readAction } from '../fields/action';
import { finishedJobField, readJobIdParameter } from '../fields/jobId';
import { getUImagesOption, readGetUImages, readTimeout, timeoutOption } from '../fields/speed';
import type { SubmitOperation } from '../operation';

/** `POST /midjourney/v1/action`: a button of a finished job, such as U1, V2 or Zoom Out. */
export const action: SubmitOperation = {
	kind: 'submit',
	resource: 'image',
	option: {
		name: 'Upscale, Vary or Zoom',
		value: 'action',
		action: 'Upscale, vary or zoom a picture',
		description:
			'Press a button of a finished job: take one of its pictures, vary, upscale, zoom out, pan',
	},
	properties: [finishedJobField, actionField],
	options: [getUImagesOption, timeoutOption],
	submission: async (parameters, item) => {
		const jobId = readJobIdParameter(parameters);
		const name = await readAction(parameters, jobId, item);
		return {
			family: 'midjourney',
			path: '/midjourney/v1/action',
			body: {
				jobId,
				action: name,
				timeout: readTimeout(parameters),
				getUImages: readGetUImages(parameters),
			},
			follows: { jobId, asksFor: 'newJob' },
			momentary: isMomentary(name),
		};
	},
};
