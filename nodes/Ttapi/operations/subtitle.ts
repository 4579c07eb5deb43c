import { OPERATIONS } from './index';
import type { Operation } from './operation';

/** "Imagine" says it all; "Get" does not. */
function nameOf({ resource, option }: Operation): string {
	return resource === 'image' ? option.name : `${option.name}: ${capitalized(resource)}`;
}

function capitalized(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

const NAMES = Object.fromEntries(
	OPERATIONS.map((operation) => [
		`${operation.resource}:${operation.option.value}`,
		nameOf(operation),
	]),
);

/** The line below the node on the canvas: what it does, in the words of its panel; an expression of n8n. */
export const subtitle = `={{ (${JSON.stringify(NAMES)})[$parameter["resource"] + ":" + $parameter["operation"]] }}`;
