import { readFetch } from './job/readFetch';
import { readSubmit } from './job/readSubmit';
import { FETCH_PATH, type JobHandle } from './job/submission';
import type { Connection } from './transport';
import type { BatchPorts } from './wait/batch';

/** A look is free and can be repeated, so it is given up early. */
const FETCH_TIMEOUT_SECONDS = 20;

/** A submit is waited for as long as anybody answers: an answer that is missed leaves its outcome unknown. */
const LONGEST_SUBMIT_SECONDS = 100;

const SHORTEST_SUBMIT_SECONDS = 10;

/** What TTAPI can be asked about jobs. */
export function jobClient({ send }: Connection): BatchPorts {
	return {
		submit: async ({ path, body }, maxWaitSeconds) => {
			const timeoutSeconds = Math.min(
				LONGEST_SUBMIT_SECONDS,
				Math.max(SHORTEST_SUBMIT_SECONDS, maxWaitSeconds),
			);
			return readSubmit(await send({ method: 'POST', path, body, timeoutSeconds }));
		},
		fetch: async ({ jobId, family }: JobHandle) => {
			const query = { jobId };
			const path = FETCH_PATH[family];
			const reply = await send({
				method: 'GET',
				path,
				query,
				timeoutSeconds: FETCH_TIMEOUT_SECONDS,
			});
			return readFetch(reply, jobId);
		},
	};
}
