import { gridOf } from '../expectedJob';
import { HOOK_URL, type SubmitCase } from '../submitCase';

export const imagine: SubmitCase = {
	resource: 'image',
	operation: 'imagine',
	path: '/midjourney/v1/imagine',
	minimal: {
		parameters: { prompt: '={{ $json.text }}' },
		input: (n) => ({ json: { text: `A cat, no. ${n}` } }),
		body: ({ json }) => ({ prompt: String(json.text), mode: 'fast' }),
	},
	everything: {
		parameters: {
			prompt: 'A cat',
			mode: 'relax',
			flags: { aspectRatio: '16:9', version: '7', raw: true, no: 'text' },
			hookUrl: HOOK_URL,
			options: { timeout: 900, getUImages: true, maxInFlight: 3, maxWait: 60 },
		},
		body: () => ({
			prompt: 'A cat --ar 16:9 --v 7 --style raw --no text',
			mode: 'relax',
			timeout: 900,
			getUImages: true,
			hookUrl: HOOK_URL,
		}),
	},
	others: {
		'with a timeout that an expression gives as a text': {
			parameters: { prompt: 'A cat', options: { timeout: '={{ "600" }}', getUImages: false } },
			body: () => ({ prompt: 'A cat', mode: 'fast', timeout: 600 }),
		},
	},
	job: ({ json }) => ({ action: 'imagine', prompt: json.text, ...gridOf(1024) }),
};
