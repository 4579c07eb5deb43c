import * as list from './list';
import type { Operation } from './operation';

/** Every operation of the node, in the order of their list. */
export const OPERATIONS: readonly Operation[] = Object.values(list);

/** The operation with this resource and value; undefined when the node has none. */
export function findOperation(resource: string, value: string): Operation | undefined {
	return OPERATIONS.find(
		(operation) => operation.resource === resource && operation.option.value === value,
	);
}
