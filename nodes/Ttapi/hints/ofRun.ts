import type { Operation } from '../operations/operation';
import type { Prepared } from '../prepare';
import type { Outcome } from '../wait/outcome';
import type { Hint } from './hint';
import { filesGo } from './filesGo';
import { hookUrlOutOfReach } from './hookUrlOutOfReach';

/**
 * The hints of one run, each of them once.
 *
 * @param isWatched whether a person has started the run in the editor, to see what comes out
 */
export function hintsOfRun(
	operation: Operation,
	{ tasks, destinations, policy, connection }: Prepared,
	outcomes: readonly Outcome[],
	isWatched: boolean,
): Hint[] {
	const callsBack = policy.waitMode === 'callback';
	const hints = [
		isWatched ? filesGo(outcomes, destinations) : undefined,
		callsBack ? undefined : hookUrlOutOfReach(tasks, connection.baseUrl),
		...outcomes.map((outcome) => warningOf(operation, outcome)),
	].filter((hint) => hint !== undefined);
	return hints.filter(
		({ message }, index) => hints.findIndex((hint) => hint.message === message) === index,
	);
}

function warningOf(operation: Operation, outcome: Outcome): Hint | undefined {
	if (operation.kind !== 'ask' || outcome.kind !== 'answered') return undefined;
	const message = operation.warning?.(outcome.items);
	return message === undefined ? undefined : { message, type: 'warning' };
}
