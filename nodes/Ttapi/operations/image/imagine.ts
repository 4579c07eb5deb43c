import { flagsField, promptField, readPrompt } from '../fields/prompt';
import {
	getUImagesOption,
	modeField,
	readGetUImages,
	readMode,
	readTimeout,
	timeoutOption,
} from '../fields/speed';
import type { SubmitOperation } from '../operation';

/** `POST /midjourney/v1/imagine`: a text becomes a grid of four pictures. */
export const imagine: SubmitOperation = {
	kind: 'submit',
	resource: 'image',
	option: {
		name: 'Imagine',
		value: 'imagine',
		action: 'Imagine a picture',
		description: 'Make a grid of four pictures from a text',
	},
	properties: [promptField, flagsField, modeField],
	options: [getUImagesOption, timeoutOption],
	submission: (parameters) => {
		const prompt = readPrompt(parameters);
		const mode = readMode(parameters);
		return {
			family: 'midjourney',
			path: '/midjourney/v1/imagine',
			body: {
				prompt,
				mode,
				timeout: readTimeout(parameters, mode),
				getUImages: readGetUImages(parameters),
			},
		};
	},
};
