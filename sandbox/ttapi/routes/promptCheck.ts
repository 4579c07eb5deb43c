import { failed, succeeded } from '../http/answer';
import { isBanned } from '../job/magicPrompt';
import { requiredText } from '../submit/fields';
import { readRoute } from './apiRoute';

/** Whether a prompt holds a banned word; what TTAPI says about a banned one is unknown, but for the FAILED. */
export const promptCheck = readRoute(
	{ path: '/midjourney/v1/promptCheck', methods: ['POST'], faultSwitch: 'readFault' },
	(_state, params) =>
		isBanned(requiredText(params, 'prompt'))
			? failed(200, 'Banned prompt: __banned__')
			: succeeded(null),
);
