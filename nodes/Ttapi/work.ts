import type { IExecuteFunctions } from 'n8n-workflow';
import { isAiTool } from './aiTool';
import { inputItem } from './inputItem';
import { failure, type Failure } from './job/failure';
import type { LookUp } from './lookUp';
import { readDelivery } from './operations/fields/download';
import { readMaxInFlight, readWaitMode } from './operations/fields/waiting';
import type { Operation } from './operations/operation';
import { BadParameter, Parameters } from './operations/parameters';
import { isPassing } from './passing';
import type { Delivery, Destination } from './pictures/delivery';
import { readTasks, type WholeRun } from './tasks';
import type { BatchPolicy, Task } from './wait/batch';

/** As an AI tool the node answers an agent that waits for it: no longer than this for a job. */
const TOOL_MAX_WAIT_SECONDS = 120;

/** The parameters of one input item, read through n8n with expressions resolved. */
function parametersOf(context: IExecuteFunctions, itemIndex: number): Parameters {
	return new Parameters((name) => context.getNodeParameter(name, itemIndex, null));
}

/** What is to be done in one run, and where the outcome of each task goes. */
export interface Work {
	tasks: Task[];
	destinations: Destination[];
}

/**
 * What is to be done for each input item. Everything that can be wrong with the parameters comes out
 * here, as a task of the kind `refused`, before anything is sent that costs.
 */
export async function readWork(
	context: IExecuteFunctions,
	operation: Operation,
	lookUp: LookUp,
): Promise<Work> {
	const work: Work = { tasks: [], destinations: [] };
	const isTool = isAiTool(context);
	const mostSeconds = isTool ? TOOL_MAX_WAIT_SECONDS : Infinity;
	const run: WholeRun = { mostSeconds };
	const count = context.getInputData().length;
	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		const parameters = parametersOf(context, itemIndex);
		const item = inputItem(context, itemIndex, lookUp);
		try {
			const delivery = isTool ? undefined : readDelivery(parameters);
			if (operation.kind === 'submit') refuseSplitOnResume(parameters, delivery);
			const tasks = await readTasks(operation, parameters, item, run, delivery);
			work.tasks.push(...tasks);
			const { binary } = context.getInputData()[itemIndex];
			const kept = operation.kind === 'wait' && !isTool ? binary : undefined;
			for (const task of tasks) {
				const passes = kept !== undefined && isPassing(task, item.json);
				work.destinations.push({
					itemIndex,
					...(delivery && { delivery }),
					...(passes && { kept }),
				});
			}
		} catch (error) {
			work.tasks.push({ kind: 'refused', failure: badInput(error, itemIndex) });
			work.destinations.push({ itemIndex });
		}
	}
	return work;
}

/**
 * When an execution is resumed, n8n links the items that come out to the input items by their place alone: with
 * several items for one job, pictures would be linked to the wrong item, or to none, which n8n takes for an error.
 *
 * @throws BadParameter where that would happen
 */
function refuseSplitOnResume(parameters: Parameters, delivery: Delivery | undefined): void {
	if (!delivery?.onePerPicture || parameters.text('waitMode') !== 'callback') return;
	const complaint = 'does not go together with Wait by Callback';
	const toDo =
		'Switch it on in a node with Job > Wait after this one, or set Wait Mode to Wait by Polling';
	throw new BadParameter('onePerPicture', 'One Item per Picture', complaint, toDo);
}

/** How the items of this run are worked through; the first usable item decides, since it holds for all. */
export function readPolicy(
	context: IExecuteFunctions,
	operation: Operation,
	{ tasks, destinations }: Work,
): BatchPolicy {
	const usable = tasks.findIndex(({ kind }) => kind !== 'refused');
	const parameters = parametersOf(context, destinations[Math.max(0, usable)].itemIndex);
	const isTool = isAiTool(context);
	const waitMode = usable >= 0 && operation.kind === 'submit' ? readWaitMode(parameters) : 'poll';
	return {
		maxInFlight: usable < 0 ? 1 : readMaxInFlight(parameters),
		// Nobody could resume a tool that is parked.
		waitMode: isTool && waitMode === 'callback' ? 'poll' : waitMode,
		stopAtFirstFailure: !context.continueOnFail(),
		leaveUnfinished: isTool,
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
