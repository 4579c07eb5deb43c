import type { Operation } from './operation';
import { imagine } from './image/imagine';
import { get } from './job/get';
import { wait } from './job/wait';

/** Every operation of the node, in the order in which the editor lists them. */
export const OPERATIONS: readonly Operation[] = [imagine, get, wait];

/** The operation with this resource and value; undefined when the node has none. */
export function findOperation(resource: string, value: string): Operation | undefined {
	return OPERATIONS.find(
		(operation) => operation.resource === resource && operation.option.value === value,
	);
}
