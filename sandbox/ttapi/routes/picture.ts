import { notFound, type Answer } from '../http/answer';
import { drawCached } from '../pictures/drawCache';
import { padPng } from '../pictures/padPng';
import type { SandboxState } from '../state';

/** A picture by its path; needs no key, as TTAPI's CDN needs none. */
export function pictureAnswer({ switches, pictures }: SandboxState, path: string): Answer {
	const drawing = switches.pictures === 'ok' ? pictures.get(path) : undefined;
	if (!drawing) return notFound();
	const { content, bytes } = padPng(drawCached(drawing), switches.pictureBytes);
	return {
		kind: 'reply',
		status: 200,
		body: content,
		headers: { 'Content-Type': 'image/png', 'Content-Length': String(bytes) },
	};
}
