import type { INodeProperties } from 'n8n-workflow';
import { jobLocator, readJobIdParameter } from '../fields/jobId';
import { motionOption, readMotion, videoCountOption } from '../fields/motion';
import type { SubmitOperation } from '../operation';
import { BadParameter } from '../parameters';

const animateModeOption: INodeProperties = {
	displayName: 'Animate Mode',
	name: 'animateMode',
	type: 'options',
	options: [
		{ name: 'Automatic', value: 'auto', description: 'Midjourney decides what happens next' },
		{ name: 'Manual', value: 'manual', description: 'The prompt of the video goes on' },
	],
	default: 'auto',
	description: 'Who decides what happens in the five seconds that are added',
};

/** `POST /midjourney/video/extend`: a finished video goes on for five seconds more. */
export const extend: SubmitOperation = {
	kind: 'submit',
	resource: 'video',
	option: {
		name: 'Extend',
		value: 'extend',
		action: 'Extend a video',
		description: 'Add five seconds to a finished video',
	},
	properties: [
		jobLocator('The finished job with the video to go on from'),
		{
			displayName: 'Video Index',
			name: 'index',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 3 },
			default: 0,
			description: 'Which of the videos of the job to extend: 0 is the first, 3 the fourth',
		},
	],
	options: [animateModeOption, motionOption, videoCountOption],
	submission: (parameters) => {
		const jobId = readJobIdParameter(parameters);
		const limits = { least: 0, most: 3, unit: '(0 is the first video)' };
		const index = parameters.number('index', 'Video Index', limits, true);
		if (index === undefined) {
			const toDo = 'Enter 0 for the first video of the job, up to 3 for the fourth';
			throw new BadParameter('index', 'Video Index', 'is empty', toDo);
		}
		return {
			family: 'video',
			path: '/midjourney/video/extend',
			body: {
				jobId,
				index,
				animateMode: parameters.choiceOption('animateMode', 'Animate Mode', ['auto', 'manual']),
				...readMotion(parameters),
			},
			follows: { jobId, asksFor: 'newJob' },
		};
	},
};
