import type { Size } from '../job/size';

/** Start-of-frame markers (ITU-T T.81, table B.1); C4, C8 and CC between them are others. */
function isFrame(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** The size that the frame header of a JPEG tells, or null when there is none. */
export function jpegSize(file: Buffer): Size | null {
	// Each segment: FF, its marker, its length without these two bytes.
	for (
		let at = 2;
		at + 9 <= file.length && file[at] === 0xff;
		at += 2 + file.readUInt16BE(at + 2)
	) {
		if (isFrame(file[at + 1])) {
			return { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
		}
	}
	return null;
}
