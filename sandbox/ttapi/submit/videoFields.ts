import type { JsonObject } from '../http/json';
import { choice } from './fields';

/** How many videos a video job makes. */
export function videoCount(fields: JsonObject): number {
	return choice(fields, 'bs', [1, 2, 4], { byDefault: 4 });
}

/** `manual`, the strength of the motion. It shows nowhere in the sandbox. */
export function checkMotion(fields: JsonObject): void {
	choice(fields, 'manual', ['low', 'high'], { byDefault: 'low' });
}
