import { textOf } from '../job/json';
import type { Task } from '../wait/batch';
import { isPrivateAddress } from '../wait/publicAddress';
import type { Hint } from './hint';

/**
 * A Hook URL that TTAPI cannot call: the jobs run all the same, and nobody hears of their end.
 *
 * @param baseUrl where TTAPI is: one in the same network can call it
 */
export function hookUrlOutOfReach(tasks: readonly Task[], baseUrl: string): Hint | undefined {
	if (isPrivateAddress(baseUrl)) return undefined;
	const hookUrl = tasks
		.map((task) => (task.kind === 'submit' ? textOf(task.submission.body.hookUrl) : undefined))
		.find((url) => url !== undefined && isPrivateAddress(url));
	if (hookUrl === undefined) return undefined;
	// The rest of it may hold a secret.
	const { origin } = new URL(hookUrl);
	return {
		message: `TTAPI cannot call the Hook URL at ${origin}, an address of your own network. Set N8N_WEBHOOK_URL (formerly WEBHOOK_URL) to the public address of n8n, and copy the Production URL of the trigger again.`,
		type: 'warning',
	};
}
