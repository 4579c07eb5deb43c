/** A value as JSON has it: what a reply of TTAPI can be once it has been parsed. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
	[field: string]: Json | undefined;
}

/** Whether a value of unknown origin is a JSON object, and neither an array nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a string or a number, trimmed; undefined for everything else and for blank text. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') return undefined;
	return value.trim() === '' ? undefined : value.trim();
}

/** The number in `5`, `"5"`, `"5.5"` or `"100%"`; null when there is none. */
export function numberOf(value: unknown): number | null {
	const text = textOf(value)?.replace(/\s*%$/, '');
	if (text === undefined) return null;
	const number = Number(text);
	return Number.isFinite(number) ? number : null;
}
