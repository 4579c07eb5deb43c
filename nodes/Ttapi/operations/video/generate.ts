import type { INodeProperties } from 'n8n-workflow';
import { motionOption, readMotion, videoCountOption } from '../fields/motion';
import { readUrl } from '../fields/pictures';
import { isHttpUrl } from '../../transport';
import { promptField, readPrompt } from '../fields/prompt';
import type { SubmitOperation } from '../operation';
import { BadParameter, type Parameters } from '../parameters';

const endingUrlOption: INodeProperties = {
	displayName: 'Last Frame URL',
	name: 'endingUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/end.png',
	description: 'A public link to the picture that the video ends with',
};

const resolutionOption: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	options: [
		{ name: 'HD', value: 'hd', description: 'Sharper, at a higher price' },
		{ name: 'SD', value: 'sd' },
	],
	default: 'sd',
	description: 'How many pixels the video has; HD costs more',
};

/** `POST /midjourney/video/submit`: a picture begins to move, for five seconds. */
export const generate: SubmitOperation = {
	kind: 'submit',
	resource: 'video',
	option: {
		name: 'Generate',
		value: 'generate',
		action: 'Generate a video from a picture',
		description: 'Make videos of five seconds that begin with a picture',
	},
	properties: [
		{ ...promptField, placeholder: 'e.g. The boat slowly leaves the harbour' },
		{
			displayName: 'First Frame URL',
			name: 'imageUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://cdn.ttapi.io/midjourney/…/picture.png',
			description:
				'A public link to the picture that the video begins with, such as cdnImage of a finished job',
		},
	],
	options: [endingUrlOption, motionOption, resolutionOption, videoCountOption],
	submission: (parameters) => ({
		family: 'video',
		path: '/midjourney/video/submit',
		body: {
			prompt: readPrompt(parameters, 'Describe what happens in the video'),
			imageUrl: readUrl(parameters, 'imageUrl', 'First Frame URL'),
			endingUrl: readEndingUrl(parameters),
			...readMotion(parameters),
			resolution: parameters.choiceOption('resolution', 'Resolution', ['sd', 'hd']),
		},
	}),
};

function readEndingUrl(parameters: Parameters): string | undefined {
	const url = parameters.option('endingUrl');
	if (url === undefined) return undefined;
	if (typeof url === 'string' && isHttpUrl(url.trim())) return url.trim();
	const toDo = 'Enter a public link to a picture';
	throw new BadParameter('endingUrl', 'Last Frame URL', 'is not an http(s) address', toDo);
}
