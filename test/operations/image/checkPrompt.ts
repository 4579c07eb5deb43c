import { wrongKey, type FreeCase, type FreeItem } from '../freeCase';

const item = (prompt: string, output: FreeItem['output'][0]): FreeItem => ({
	json: { text: prompt },
	requests: [{ method: 'POST', path: '/midjourney/v1/promptCheck', query: {}, body: { prompt } }],
	output: [{ prompt, ...output }],
});

const allowed = { allowed: true, status: 'SUCCESS', message: 'success' };

const banned = { allowed: false, status: 'FAILED', message: 'Banned prompt: __banned__' };

export const checkPrompt: FreeCase = {
	resource: 'image',
	operation: 'checkPrompt',
	parameters: { prompt: '={{ $json.text }}' },
	items: async () => [
		item('A cat --ar 16:9', allowed),
		item('A __banned__ dog', banned),
		item('A cow', allowed),
	],
	failing: async () => ({ json: { text: 'A cat' }, ...wrongKey }),
};
