import { failure } from '../../job/failure';
import { isJsonObject, numberOf } from '../../job/json';
import { readMessage, readStatus } from '../../job/readJob';
import { refusal } from '../../job/refusal';
import type { AskOperation } from '../operation';

/** What TTAPI may send as a text although it is a number (ttapi-api.md 3.13). */
const NUMBERS = ['balance', 'freeze_balance', 'max_queue'] as const;

/** What a handful of pictures costs: below it, the next run may be refused. */
const LITTLE_QUOTA = 10;

/** `GET /midjourney/v1/info`: what is left of the quota, and how many jobs may run at once. */
export const getAccount: AskOperation = {
	kind: 'ask',
	resource: 'account',
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get the account',
		description: 'Look up how much quota is left and how many jobs may run at once, free of charge',
	},
	properties: [],
	warning: ([account]) => {
		const left = numberOf(account.balance);
		if (left === null || left >= LITTLE_QUOTA) return undefined;
		if (left <= 0) return 'No quota is left, so TTAPI takes no job: add quota in its dashboard.';
		return `Only ${left} of the quota is left. When it is used up TTAPI takes no job: add quota in its dashboard.`;
	},
	question: () => async (read) => {
		const reading = await read({ method: 'GET', path: '/midjourney/v1/info' });
		if (reading.kind === 'failed') return reading;
		const { httpStatus, body } = reading.answer;
		const data = isJsonObject(body) && isJsonObject(body.data) ? body.data : undefined;
		const isRefused = isJsonObject(body) && readStatus(body.status) === 'FAILED';
		if (httpStatus >= 300 || isRefused) {
			return { kind: 'failed', failure: refusal(httpStatus, readMessage(body)) };
		}
		if (data === undefined) {
			const happened = 'TTAPI answered with an account that could not be understood';
			const toDo = 'Look at the account in the dashboard of TTAPI';
			return { kind: 'failed', failure: failure('refused', happened, toDo, { httpStatus }) };
		}
		const numbers = NUMBERS.map((name) => [name, numberOf(data[name])]);
		return { kind: 'answered', items: [{ ...data, ...Object.fromEntries(numbers) }] };
	},
};
