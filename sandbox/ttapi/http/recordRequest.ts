/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { IncomingMessage } from 'node:http';
import type { RequestRecord } from './requestLog';

const keyHeader = 'tt-api-key';

const picturePath = /^(\/moved)?\/midjourney\/\d{4}-?\d{2}-?\d{2}\/|^\/cdn\.midjourney\.com\//;

/** The record of a request that is not answered yet, or null for one that does not concern TTAPI. */
export function recordRequest(request: IncomingMessage, apiKey: string): RequestRecord | null {
	const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
	if (isControlPath(path)) return null;
	const { [keyHeader]: key, ...headers } = request.headers;
	return {
		at: Date.now(),
		kind: picturePath.test(path) ? 'picture' : 'api',
		method: request.method ?? '',
		path,
		query: queryOf(searchParams),
		headers: withoutMissing(headers),
		keySent: key !== undefined,
		keyRight: key === apiKey,
		body: null,
		status: null,
	};
}

function isControlPath(path: string): boolean {
	return path === '/' || path === '/favicon.ico' || /^\/sandbox(\/|$)/.test(path);
}

function queryOf(params: URLSearchParams): RequestRecord['query'] {
	const names = [...new Set(params.keys())];
	return Object.fromEntries(
		names.map((name) => {
			const values = params.getAll(name);
			return [name, values.length === 1 ? values[0] : values];
		}),
	);
}

function withoutMissing(headers: IncomingMessage['headers']): RequestRecord['headers'] {
	const kept: RequestRecord['headers'] = {};
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined) kept[name] = value;
	}
	return kept;
}
