import type { SubmitOperation } from '../operation';
import { modeField, readMode, readTimeout } from '../fields/speed';

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
	properties: [
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			required: true,
			placeholder: 'e.g. A lighthouse at dawn, watercolor --ar 16:9',
			description:
				'What the pictures show. Midjourney parameters such as --ar 16:9 or --v 7 go at the end, links to reference pictures at the beginning.',
		},
		modeField,
	],
	submission: (parameters) => {
		const prompt = parameters.requiredText('prompt', 'Prompt', 'Describe the picture');
		const mode = readMode(parameters);
		const timeout = readTimeout(parameters, mode);
		return {
			family: 'midjourney',
			path: '/midjourney/v1/imagine',
			body: {
				prompt,
				mode,
				...(timeout !== undefined && { timeout }),
				...(parameters.option('getUImages') === true && { getUImages: true }),
			},
		};
	},
};
