/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import type { Readable } from 'node:stream';
import { clip, type Clip } from './clip';
import type { Drawing } from './draw';
import { drawCached } from './drawCache';
import { padMp4 } from './padMp4';
import { padPng } from './padPng';

/** A picture or a video. */
export type Media = Drawing | Clip;

/** A file whose size in bytes is known before it is made. */
export interface SizedContent {
	bytes: number;
	content: Buffer | Readable;
}

export interface MediaContent extends SizedContent {
	type: 'image/png' | 'video/mp4';
	/** Not padded; begins as `content` does. */
	file: Buffer;
}

/** @param bytes the size to pad it to; what cannot be padded to it stays as it is */
export function mediaContent(media: Media, bytes: number): MediaContent {
	if ('seconds' in media) {
		const file = clip(media);
		return { type: 'video/mp4', file, ...padMp4(file, bytes) };
	}
	const file = drawCached(media);
	return { type: 'image/png', file, ...padPng(file, bytes) };
}
