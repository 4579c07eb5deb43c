/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Readable } from 'node:stream';
import type { SizedContent } from './mediaContent';

/** Length and type, with which every MP4 box begins. */
const boxHead = 8;

const zeros = Buffer.alloc(64 * 1024);

/** An MP4 padded to a size in bytes (at most 4 GiB), or as it is where `pictureBytes` says so. */
export function padMp4(mp4: Buffer, bytes: number): SizedContent {
	const missing = bytes - mp4.length;
	if (missing < boxHead) return { bytes: mp4.length, content: mp4 };
	return { bytes, content: Readable.from(paddedParts(mp4, missing), { objectMode: false }) };
}

/** Ends in a `free` box, which players skip (ISO/IEC 14496-12, 8.1.2). */
function* paddedParts(mp4: Buffer, missing: number): Generator<Buffer> {
	yield mp4;
	const head = Buffer.alloc(boxHead);
	head.writeUInt32BE(missing, 0);
	head.write('free', 4, 'latin1');
	yield head;
	for (let left = missing - boxHead; left > 0; left -= zeros.length) {
		yield zeros.subarray(0, Math.min(left, zeros.length));
	}
}
