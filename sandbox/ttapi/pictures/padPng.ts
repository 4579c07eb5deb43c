/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Readable } from 'node:stream';
import type { SizedContent } from './mediaContent';

/** Length, type and checksum, which every PNG chunk has around its data. */
const chunkFrame = 12;

/** The IEND chunk that ends every PNG. */
const endChunk = chunkFrame;

/** Whole chunks of one size are made once and sent again and again, so that padding costs no time. */
const wholeChunkBytes = 64 * 1024;

/** Ancillary, private, safe to copy: a decoder that does not know it must skip it. */
const paddingType = 'paDd';

let wholeChunk: Buffer | undefined;

/** A PNG padded to a size in bytes, or as it is where `pictureBytes` says so. */
export function padPng(png: Buffer, bytes: number): SizedContent {
	const missing = bytes - png.length;
	if (missing < chunkFrame) return { bytes: png.length, content: png };
	return { bytes, content: Readable.from(paddedParts(png, missing), { objectMode: false }) };
}

function* paddedParts(png: Buffer, missing: number): Generator<Buffer> {
	yield png.subarray(0, png.length - endChunk);
	wholeChunk ??= paddingChunk(wholeChunkBytes);
	let left = missing;
	// The last chunk takes the rest, which has to be large enough for a chunk's frame.
	for (; left >= wholeChunkBytes + chunkFrame; left -= wholeChunkBytes) yield wholeChunk;
	yield paddingChunk(left);
	yield png.subarray(png.length - endChunk);
}

function paddingChunk(bytes: number): Buffer {
	const chunk = Buffer.alloc(bytes);
	chunk.writeUInt32BE(bytes - chunkFrame, 0);
	chunk.write(paddingType, 4, 'latin1');
	chunk.writeUInt32BE(crc32(chunk.subarray(4, bytes - 4)), bytes - 4);
	return chunk;
}

/** The checksum of the PNG specification (annex D); node:zlib has one only from Node 22 on. */
function crc32(bytes: Buffer): number {
	let crc = 0xffffffff;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return (crc ^ 0xffffffff) >>> 0;
}
