import { Refusal } from '../http/refusal';
import type { JsonObject } from '../http/json';
import { pictureFormat } from '../pictures/readPicture';
import { decodeImageUri } from './base64';

/** A picture as base64 with its data URI prefix. */
export function imageUri(value: unknown): Buffer {
	const bytes = typeof value === 'string' ? decodeImageUri(value) : null;
	if (bytes === null || pictureFormat(bytes) === null) {
		throw new Refusal('validation', 'base64 format error');
	}
	return bytes;
}

/** A URL that TTAPI can download from, or null when the field is not there. The sandbox does not download it. */
export function urlField(fields: JsonObject, name: string): string | null {
	const url = fields[name] ?? null;
	if (url !== null && !isHttpUrl(url)) throw new Refusal('validation');
	return url;
}

export function requiredUrl(fields: JsonObject, name: string): string {
	const url = urlField(fields, name);
	if (url === null) throw new Refusal('validation');
	return url;
}

export function isHttpUrl(value: unknown): value is string {
	return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);
}
