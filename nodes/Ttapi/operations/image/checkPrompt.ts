import { readStatus, readMessage } from '../../job/readJob';
import { isJsonObject } from '../../job/json';
import { refusal } from '../../job/refusal';
import type { AskOperation } from '../operation';

/** What TTAPI may say with FAILED that is no word about the prompt. */
const NO_VERDICT =
	/TT-API-KEY|parameter error|internal|try again|queue is full|rate limit|timed? ?out/i;

/** `POST /midjourney/v1/promptCheck`: whether a prompt holds banned words, free of charge. */
export const checkPrompt: AskOperation = {
	kind: 'ask',
	resource: 'image',
	option: {
		name: 'Check Prompt',
		value: 'checkPrompt',
		action: 'Check a prompt for banned words',
		description: 'Ask TTAPI whether a prompt holds banned words, free of charge',
	},
	properties: [
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			required: true,
			placeholder: 'e.g. A lighthouse at dawn, watercolor',
			description: 'The text to check, in English',
		},
	],
	question: (parameters) => {
		const prompt = parameters.requiredText('prompt', 'Prompt', 'Enter the text to check');
		return async (read) => {
			const body = { prompt };
			const reading = await read({ method: 'POST', path: '/midjourney/v1/promptCheck', body });
			if (reading.kind === 'failed') return reading;
			const { httpStatus, body: reply } = reading.answer;
			const message = readMessage(reply);
			const status = isJsonObject(reply) ? readStatus(reply.status) : undefined;
			// How a ban is put is not known, but for FAILED (ttapi-api.md 3.7); any other refusal has another status.
			const isVerdict = httpStatus < 300 || httpStatus === 400;
			const isFinal = status === 'SUCCESS' || status === 'FAILED';
			if (!isVerdict || !isFinal || NO_VERDICT.test(message)) {
				return { kind: 'failed', failure: refusal(httpStatus, message) };
			}
			return {
				kind: 'answered',
				items: [{ prompt, allowed: status !== 'FAILED', status, message }],
			};
		};
	},
};
