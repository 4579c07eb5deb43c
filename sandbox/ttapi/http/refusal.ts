import type { Switches } from '../switches/switches';
import { failed, type Answer } from './answer';
import { queueFullMessage } from './faultAnswer';

/** Why TTAPI does not do what a request asks. */
export type RefusalReason = 'validation' | 'noAccounts' | 'quota' | 'queueFull';

/** Thrown by the checks of a request, so that the first one that fails ends it. */
export class Refusal extends Error {
	constructor(
		readonly reason: RefusalReason,
		message = 'Parameter error',
	) {
		super(message);
	}
}

export function refusalAnswer(refusal: Refusal, switches: Switches): Answer {
	switch (refusal.reason) {
		case 'validation':
			return failed(switches.validationError, refusal.message);
		case 'noAccounts':
			return failed(400, 'No available accounts');
		case 'quota':
			return failed(402, 'Insufficient quota');
		case 'queueFull':
			return failed(switches.queueFull, queueFullMessage);
	}
}
