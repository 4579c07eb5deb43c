import type { Size } from '../job/size';

/** Where the first chunk's data begin, after the heads of file and chunk. */
const dataStart = 20;

/** All that is read of a WebP. */
const headBytes = 30;

/** The size that the first chunk of a WebP tells (RFC 9649), or null when it is none that does. */
export function webpSize(file: Buffer): Size | null {
	if (file.length < headBytes) return null;
	switch (file.toString('latin1', 12, 16)) {
		case 'VP8 ':
			// Three bytes of frame tag and three of start code before it; the upper two bits are a scale.
			return {
				width: file.readUInt16LE(dataStart + 6) & 0x3fff,
				height: file.readUInt16LE(dataStart + 8) & 0x3fff,
			};
		case 'VP8L': {
			// Behind the signature byte: 14 bits each, of the side less one.
			const sides = file.readUInt32LE(dataStart + 1);
			return { width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1 };
		}
		case 'VP8X':
			return {
				width: file.readUIntLE(dataStart + 4, 3) + 1,
				height: file.readUIntLE(dataStart + 7, 3) + 1,
			};
		default:
			return null;
	}
}
