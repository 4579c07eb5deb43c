import { failure, type Failure } from '../job/failure';
import type { SubmitOutcome } from '../job/readSubmit';
import { backoffSeconds, SHORTEST_GAP_SECONDS } from '../job/schedule';
import type { Submission } from '../job/submission';
import type { Shared } from './batch';

/** What became of a submit once there is nothing left to try. */
export type Submitted = Exclude<SubmitOutcome, { kind: 'later' }>;

/**
 * Sends a submission until TTAPI takes it or refuses it for good. It is sent again only after a refusal
 * that TTAPI itself calls temporary (see job/readSubmit.ts), and no longer than `maxWaitSeconds` after
 * the queue last moved for the batch, so that all who wait give up together and not one after another.
 */
export async function submit(
	submission: Submission,
	maxWaitSeconds: number,
	shared: Shared,
): Promise<Submitted> {
	const { clock, pace, room, signal } = shared;
	const patientUntilMs = () => room.lastMovedMs + maxWaitSeconds * 1000;
	for (let refusals = 1; ; refusals++) {
		const turn = await room.enter(patientUntilMs);
		if (turn !== 'gaveUp') await pace.beforeSubmit(patientUntilMs());
		if (signal.aborted) return { kind: 'failed', failure: notStarted() };
		if (turn === 'gaveUp') return { kind: 'failed', failure: room.lastRefusal ?? notStarted() };

		const outcome = await shared.ports.submit(submission, maxWaitSeconds);
		if (outcome.kind === 'accepted') room.accepted(turn);
		if (outcome.kind !== 'later') return outcome;

		const refusal = outcome.failure;
		if (refusal.kind === 'queueFull') {
			room.refused(refusal);
			continue;
		}
		const askedSeconds = refusal.retryAfterSeconds ?? backoffSeconds(refusals);
		const waitSeconds = Math.max(SHORTEST_GAP_SECONDS, askedSeconds);
		if (clock.now() + waitSeconds * 1000 >= patientUntilMs()) {
			return { kind: 'failed', failure: refusal };
		}
		pace.hold(waitSeconds);
	}
}

/** The failure of an item that was not submitted because the run ended before its turn. */
export function notStarted(): Failure {
	return failure(
		'stopped',
		'The run ended before TTAPI took this item',
		'Nothing is billed for it: run it again',
	);
}
