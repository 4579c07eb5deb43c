import { PNG } from 'pngjs';
import type { Size } from '../job/size';
import { jpegSize } from './jpegSize';
import { webpSize } from './webpSize';

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'bmp';

/** The format that the first bytes of a file are those of, or null. */
export function pictureFormat(file: Buffer): PictureFormat | null {
	const head = file.toString('latin1', 0, 12);
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
	if (/^RIFF[^]{4}WEBP/.test(head)) return 'webp';
	if (/^GIF8[79]a/.test(head)) return 'gif';
	return head.startsWith('BM') ? 'bmp' : null;
}

/** The size of a PNG, JPEG or WebP; null for every other file, and for one that is broken. */
export function pictureSize(file: Buffer): Size | null {
	switch (pictureFormat(file)) {
		case 'png':
			return pngSize(file);
		case 'jpeg':
			return jpegSize(file);
		case 'webp':
			return webpSize(file);
		default:
			return null;
	}
}

function pngSize(file: Buffer): Size | null {
	try {
		const { width, height } = PNG.sync.read(file);
		return { width, height };
	} catch {
		return null;
	}
}
