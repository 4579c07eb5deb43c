import { videosOf } from '../expectedJob';
import { HOOK_URL, type Filling, type SubmitCase } from '../submitCase';

const minimal: Filling = {
	parameters: {},
	body: ({ json }) => ({ jobId: String(json.jobId), index: 0 }),
};

export const extend: SubmitCase = {
	resource: 'video',
	operation: 'extend',
	path: '/midjourney/video/extend',
	parent: 'videos',
	minimal,
	everything: {
		parameters: {
			jobId: { __rl: true, mode: 'id', value: '={{ $json.jobId }}' },
			index: 3,
			hookUrl: HOOK_URL,
			options: { manual: 'high', animateMode: 'manual', bs: 1 },
		},
		body: ({ json }) => ({
			jobId: String(json.jobId),
			index: 3,
			manual: 'high',
			animateMode: 'manual',
			bs: 1,
			hookUrl: HOOK_URL,
		}),
	},
	others: {
		'with numbers that an expression gives as texts': {
			parameters: { index: '={{ "2" }}', options: { bs: '={{ "2" }}' } },
			body: ({ json }) => ({ jobId: String(json.jobId), index: 2, bs: 2 }),
		},
	},
	refused: {
		filling: { ...minimal, parent: 'runningVideos' },
		words: 'Associated task status error.',
	},
	job: ({ json }) => ({ prompt: json.prompt, ...videosOf(4) }),
};
