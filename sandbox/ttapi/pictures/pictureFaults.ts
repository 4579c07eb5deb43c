/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { reply, type Answer } from '../http/answer';

/** As a CDN refuses a hot link. */
export function forbiddenPage(): Answer {
	return page(403, '403 Forbidden');
}

/** As a gateway that takes every caller for a browser. */
export function pageInsteadOfPicture(): Answer {
	return page(200, 'Just a moment...');
}

/** The first bytes of a file, and then nothing until somebody closes. */
export function stalled(file: Buffer): Readable {
	const stream = new Readable({ read: () => undefined });
	stream.push(file);
	return stream;
}

/** The first half of a file, and then the end of the connection. */
export function cutHalfway(content: Buffer | Readable, bytes: number): Readable {
	return Readable.from(halfAndError(content, bytes), { objectMode: false });
}

/** Long enough for what has been sent to arrive. */
const settleMilliseconds = 20;

async function* halfAndError(content: Buffer | Readable, bytes: number): AsyncGenerator<Buffer> {
	let left = Math.floor(bytes / 2);
	for await (const part of Buffer.isBuffer(content) ? [content] : content) {
		yield part.subarray(0, left);
		left -= part.length;
		if (left <= 0) break;
	}
	await pause(settleMilliseconds);
	throw new Error('Cut off on purpose');
}

function page(status: number, title: string): Answer {
	const html = `<!DOCTYPE html>
<html lang="en-US">
<head><title>${title}</title></head>
<body><h1>${title}</h1></body>
</html>
`;
	return reply(status, html, { 'Content-Type': 'text/html; charset=UTF-8', Server: 'cloudflare' });
}
