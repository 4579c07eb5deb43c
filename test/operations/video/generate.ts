import { videosOf } from '../expectedJob';
import { HOOK_URL, type SubmitCase } from '../submitCase';

const START_FRAME = 'https://example.com/boat.png';

export const generate: SubmitCase = {
	resource: 'video',
	operation: 'generate',
	path: '/midjourney/video/submit',
	minimal: {
		parameters: { prompt: '={{ $json.text }}', imageUrl: START_FRAME },
		input: (n) => ({ json: { text: `The boat leaves, no. ${n}` } }),
		body: ({ json }) => ({ prompt: String(json.text), imageUrl: START_FRAME }),
	},
	everything: {
		parameters: {
			prompt: 'The boat leaves',
			imageUrl: ` ${START_FRAME}`,
			hookUrl: HOOK_URL,
			options: {
				endingUrl: 'https://example.com/sea.png',
				manual: 'high',
				resolution: 'hd',
				bs: 2,
			},
		},
		body: () => ({
			prompt: 'The boat leaves',
			imageUrl: START_FRAME,
			endingUrl: 'https://example.com/sea.png',
			manual: 'high',
			resolution: 'hd',
			bs: 2,
			hookUrl: HOOK_URL,
		}),
	},
	job: ({ json }) => ({ prompt: json.text, ...videosOf(4) }),
};
