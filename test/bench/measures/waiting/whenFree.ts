/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import { isAxiosError } from 'axios';
import { N8nApiError } from '../../../../sandbox/n8n/api/session';

const TRIES = 120;
const TRY_AGAIN_MS = 1000;

/**
 * Asks n8n until it has time for an answer: under hundreds of calls it may not answer at all, or with "Database is not
 * ready".
 *
 * @throws what n8n said at last, when it has no time for minutes
 */
export async function whenFree<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	for (let tries = 1; tries < TRIES; tries++) {
		const answer = await ask().then((value) => ({ value }), unlessBusy);
		if (answer !== undefined) return answer.value;
		await pause(TRY_AGAIN_MS);
	}
	return await ask();
}

function unlessBusy(error: unknown): undefined {
	const isBusy = isAxiosError(error) || (error instanceof N8nApiError && error.status === 503);
	if (!isBusy) throw error;
}
