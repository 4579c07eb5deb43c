/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { Readable } from 'node:stream';
import type { JsonObject } from './json';

/** What a request gets: a reply, a destroyed connection, or nothing until somebody closes. */
export type Answer =
	| {
			kind: 'reply';
			status: number;
			body: JsonObject | string | Buffer | Readable;
			headers?: Record<string, string>;
	  }
	| { kind: 'reset' }
	| { kind: 'hang' };

export function reply(
	status: number,
	body: JsonObject | string,
	headers?: Record<string, string>,
): Answer {
	return { kind: 'reply', status, body, headers };
}

/** TTAPI's envelope of a success with data. */
export function succeeded(data: unknown, message = 'success'): Answer {
	return reply(200, { status: 'SUCCESS', message, data });
}

/** TTAPI's envelope of a failure. */
export function failed(status: number, message: string, headers?: Record<string, string>): Answer {
	return reply(status, { status: 'FAILED', message, data: null }, headers);
}

/** Word for word what TTAPI says, and the only failure without `data`. */
export function wrongKey(headers?: Record<string, string>): Answer {
	const message = 'Wrong TT-API-KEY or email is not activated.';
	return reply(401, { status: 'FAILED', message }, headers);
}

export function notFound(headers?: Record<string, string>): Answer {
	return failed(404, 'Not Found', headers);
}
