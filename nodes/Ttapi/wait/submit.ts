import { failure, type Failure } from '../job/failure';
import type { SubmitOutcome } from '../job/readSubmit';
import { backoffSeconds } from '../job/schedule';
import type { Submission } from '../job/submission';
import type { Shared } from './batch';

/** What became of a submit once there is nothing left to try. */
export type Submitted = Exclude<SubmitOutcome, { kind: 'later' }>;

/**
 * Sends a submission until TTAPI takes it or refuses it for good. It is sent again only after a refusal
 * that TTAPI itself calls temporary (see job/readSubmit.ts), and no longer than `maxWaitSeconds` without
 * the queue moving.
 */
export async function submit(
	submission: Submission,
	maxWaitSeconds: number,
	shared: Shared,
): Promise<Submitted> {
	const { clock, pace, room, signal } = shared;
	const startedMs = clock.now();
	const patientUntilMs = () => Math.max(startedMs, room.lastMovedMs) + maxWaitSeconds * 1000;
	let last = notStarted();
	for (let refusals = 1; ; refusals++) {
		const turn = await room.enter(patientUntilMs);
		await pace.beforeSubmit();
		if (signal.aborted || turn === 'gaveUp') return { kind: 'failed', failure: last };

		const outcome = await shared.ports.submit(submission, maxWaitSeconds);
		if (outcome.kind === 'accepted') room.accepted(turn);
		if (outcome.kind !== 'later') return outcome;

		last = outcome.failure;
		if (outcome.failure.kind === 'queueFull') {
			room.refused();
			continue;
		}
		const waitSeconds = outcome.failure.retryAfterSeconds ?? backoffSeconds(refusals);
		if (clock.now() + waitSeconds * 1000 >= patientUntilMs())
			return { kind: 'failed', failure: last };
		pace.hold(waitSeconds);
	}
}

/** The failure of an item that was not submitted because the run ended before its turn. */
export function notStarted(): Failure {
	return failure(
		'stopped',
		'The run ended before this item was submitted',
		'Nothing was sent for it and nothing is billed: run it again',
	);
}
