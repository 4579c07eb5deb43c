import type { IExecuteFunctions } from 'n8n-workflow';
import { failure, type Failure } from './job/failure';
import { readMaxInFlight, readPatience, readWaitMode } from './operations/fields/waiting';
import type { Operation } from './operations/operation';
import { BadParameter, Parameters } from './operations/parameters';
import type { BatchPolicy, Task } from './wait/batch';

/** The parameters of one input item, read through n8n with expressions resolved. */
function parametersOf(context: IExecuteFunctions, itemIndex: number): Parameters {
	return new Parameters((name) => context.getNodeParameter(name, itemIndex, null));
}

/**
 * What is to be done for each input item. Everything that can be wrong with the parameters comes out
 * here, as a task of the kind `refused`, before anything is sent.
 */
export function readTasks(context: IExecuteFunctions, operation: Operation): Task[] {
	return context
		.getInputData()
		.map((_, itemIndex) => readTask(operation, parametersOf(context, itemIndex), itemIndex));
}

function readTask(operation: Operation, parameters: Parameters, itemIndex: number): Task {
	try {
		readMaxInFlight(parameters);
		if (operation.kind === 'look') return { kind: 'look', handle: operation.job(parameters) };
		readWaitMode(parameters);
		const patience = readPatience(parameters);
		return { kind: 'submit', submission: operation.submission(parameters), patience };
	} catch (error) {
		return { kind: 'refused', failure: badInput(error, itemIndex) };
	}
}

/** How the items of this run are worked through; the first usable item decides, since it holds for all. */
export function readPolicy(
	context: IExecuteFunctions,
	operation: Operation,
	tasks: readonly Task[],
): BatchPolicy {
	const usable = tasks.findIndex(({ kind }) => kind !== 'refused');
	const parameters = parametersOf(context, Math.max(0, usable));
	return {
		maxInFlight: usable < 0 ? 1 : readMaxInFlight(parameters),
		waitMode: usable >= 0 && operation.kind === 'submit' ? readWaitMode(parameters) : 'none',
		stopAtFirstFailure: !context.continueOnFail(),
	};
}

/** Why the parameters of an item cannot be used; an expression that cannot be resolved is such a reason. */
function badInput(error: unknown, itemIndex: number): Failure {
	const known =
		error instanceof BadParameter
			? error.failure
			: failure(
					'badInput',
					`A parameter could not be read: ${error instanceof Error ? error.message : String(error)}`,
					'Correct its expression. Nothing was sent',
				);
	return { ...known, message: `Item ${itemIndex}: ${known.message}` };
}
