import type { JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import { modes, type Mode } from '../job/job';

/** Seconds, for jobs that run fast or turbo, and for relaxed ones. */
const shortestTimeouts: Record<Mode, number> = { relax: 600, fast: 300, turbo: 300 };
const longestTimeout = 1200;

/** A text that has to be there and not be empty. */
export function requiredText(fields: JsonObject, name: string, message?: string): string {
	const value = fields[name];
	if (typeof value !== 'string' || value.trim() === '') throw new Refusal('validation', message);
	return value;
}

/** One of a closed set, of exactly that type. @param byDefault without it the field has to be there */
export function choice<Value extends string | number>(
	fields: JsonObject,
	name: string,
	values: readonly Value[],
	{ byDefault, message }: { byDefault?: Value; message?: string } = {},
): Value {
	const value = fields[name] ?? byDefault;
	const known = values.find((candidate) => candidate === value);
	if (known === undefined) throw new Refusal('validation', message);
	return known;
}

/** The current docs demand `mode`, the older ones have `fast` as its default. */
export function modeField(fields: JsonObject): Mode {
	return choice(fields, 'mode', modes, { byDefault: 'fast' });
}

/** An integer, also as a numeric text, within its range; null when it is not there. */
export function integerField(
	fields: JsonObject,
	name: string,
	min: number,
	max: number,
): number | null {
	const value = fields[name] ?? null;
	if (value === null) return null;
	const isNumeric = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
	const integer = Number(value);
	if (!isNumeric || !Number.isInteger(integer) || integer < min || integer > max) {
		throw new Refusal('validation');
	}
	return integer;
}

/** Null when it is not there, or empty, which means none. */
export function hookUrlField({ hookUrl = null }: JsonObject): string | null {
	if (hookUrl !== null && typeof hookUrl !== 'string') throw new Refusal('validation');
	return hookUrl === '' ? null : hookUrl;
}

/** The fields that every submit below `midjourney/v1` may carry. */
export function commonFields(
	fields: JsonObject,
	mode: Mode,
): { hookUrl: string | null; getUImages: false } {
	integerField(fields, 'timeout', shortestTimeouts[mode], longestTimeout);
	return { hookUrl: hookUrlField(fields), getUImages: false };
}

/** Only imagine and action take it. */
export function getUImagesField({ getUImages = false }: JsonObject): boolean {
	if (typeof getUImages !== 'boolean') throw new Refusal('validation');
	return getUImages;
}
