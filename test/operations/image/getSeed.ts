import { HOOK_URL, type Filling, type SubmitCase } from '../submitCase';
import { seedOf } from '../seedOf';

const minimal: Filling = {
	parameters: {},
	body: ({ json }) => ({ jobId: String(json.jobId) }),
};

export const getSeed: SubmitCase = {
	resource: 'image',
	operation: 'getSeed',
	path: '/midjourney/v1/seed',
	parent: 'grid',
	minimal,
	everything: {
		parameters: {
			jobId: { __rl: true, mode: 'list', value: '={{ $json.jobId }}' },
			hookUrl: HOOK_URL,
			options: { timeout: 301 },
		},
		body: ({ json }) => ({ jobId: String(json.jobId), timeout: 301, hookUrl: HOOK_URL }),
	},
	refused: {
		filling: { ...minimal, parent: 'runningGrid' },
		words: 'Associated task status error.',
	},
	job: ({ json }) => ({
		action: 'seed',
		prompt: json.prompt,
		seed: String(seedOf(json.jobId)),
		discordImage: null,
	}),
};
