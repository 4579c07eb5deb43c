/** What the first bytes of a picture tell. */
export interface PictureFormat {
	mimeType: string;
	/** Pixels; null where the size could not be read. */
	size: { width: number; height: number } | null;
}

/** A field of a picture's header. */
type Read = (bytes: Buffer, offset: number) => number;

const uint16: Read = (bytes, offset) => bytes.readUInt16BE(offset);
const uint16Le: Read = (bytes, offset) => bytes.readUInt16LE(offset);
const uint24Le: Read = (bytes, offset) => bytes.readUIntLE(offset, 3);
const uint32: Read = (bytes, offset) => bytes.readUInt32BE(offset);

/**
 * The format of a picture, told by its first bytes and not by what anybody says of it; undefined for what is
 * none of the formats that TTAPI takes (png, jpg, webp, bmp, and gif, of which the first frame counts).
 */
export function readPictureFormat(bytes: Buffer): PictureFormat | undefined {
	const starts = (text: string, at = 0) =>
		bytes.subarray(at, at + text.length).toString('latin1') === text;
	if (starts('\x89PNG\r\n\x1a\n') && bytes.length > 24) {
		return { mimeType: 'image/png', size: sizeAt(bytes, 16, 20, uint32) };
	}
	if (starts('\xff\xd8\xff')) return { mimeType: 'image/jpeg', size: jpegSize(bytes) };
	if (starts('GIF8')) return { mimeType: 'image/gif', size: sizeAt(bytes, 6, 8, uint16Le) };
	if (starts('BM') && bytes.length > 26) return { mimeType: 'image/bmp', size: bmpSize(bytes) };
	if (starts('RIFF') && starts('WEBP', 8)) return { mimeType: 'image/webp', size: webpSize(bytes) };
	return undefined;
}

function sizeAt(bytes: Buffer, width: number, height: number, read: Read) {
	if (bytes.length < height + 4) return null;
	return { width: read(bytes, width), height: read(bytes, height) };
}

/** A bitmap may be stored upside down, which its height tells by being negative. */
function bmpSize(bytes: Buffer) {
	// The oldest header, of OS/2, has its own widths.
	if (bytes.readUInt32LE(14) === 12) return sizeAt(bytes, 18, 20, uint16Le);
	return { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) };
}

/** Walks over the segments of a JPEG to its frame header (SOF0–SOF15 without DHT, JPG, DAC). */
function jpegSize(bytes: Buffer) {
	for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
		const marker = bytes[at + 1];
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return sizeAt(bytes, at + 7, at + 5, uint16);
		// A fill byte stands alone, every other segment says how long it is.
		at += marker === 0xff ? 1 : 2 + uint16(bytes, at + 2);
	}
	return null;
}

/** The three kinds of WebP: lossy, lossless, extended. */
function webpSize(bytes: Buffer) {
	if (bytes.length < 30) return null;
	const kind = bytes.subarray(12, 16).toString('latin1');
	if (kind === 'VP8 ') {
		return { width: uint16Le(bytes, 26) & 0x3fff, height: uint16Le(bytes, 28) & 0x3fff };
	}
	if (kind === 'VP8L') {
		const bits = bytes.readUInt32LE(21);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	if (kind === 'VP8X') return { width: uint24Le(bytes, 24) + 1, height: uint24Le(bytes, 27) + 1 };
	return null;
}
