/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { IncomingHttpHeaders } from 'node:http';
import { parseJson } from './json';

/** The JSON value of a body, its text when it is not JSON, null without a body. */
export function readBody(text: unknown): unknown {
	if (typeof text !== 'string' || text === '') return null;
	return parseJson(text) ?? text;
}

/** As {@link readBody}, but JSON only counts where the headers announce it, as TTAPI demands. */
export function readAnnouncedBody(text: unknown, headers: IncomingHttpHeaders): unknown {
	const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
	return isJson || text === '' ? readBody(text) : (text ?? null);
}
