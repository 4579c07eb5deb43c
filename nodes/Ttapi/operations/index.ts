import type { Operation } from './operation';
import { getAccount } from './account/get';
import { action } from './image/action';
import { blend } from './image/blend';
import { checkPrompt } from './image/checkPrompt';
import { describe } from './image/describe';
import { edit } from './image/edit';
import { getSeed } from './image/getSeed';
import { imagine } from './image/imagine';
import { inpaint } from './image/inpaint';
import { get } from './job/get';
import { getMany } from './job/getMany';
import { wait } from './job/wait';
import { generate } from './video/generate';

/** Every operation of the node; the first one of a resource is its default. */
export const OPERATIONS: readonly Operation[] = [
	imagine,
	action,
	blend,
	checkPrompt,
	describe,
	edit,
	getSeed,
	inpaint,
	generate,
	get,
	getMany,
	wait,
	getAccount,
];

/** The operation with this resource and value; undefined when the node has none. */
export function findOperation(resource: string, value: string): Operation | undefined {
	return OPERATIONS.find(
		(operation) => operation.resource === resource && operation.option.value === value,
	);
}
