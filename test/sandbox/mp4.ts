/** The boxes of an MP4 side by side, or of one of its boxes; throws when they do not fill it exactly. */
export function boxesOf(bytes: Buffer): Array<{ type: string; data: Buffer }> {
	const boxes = [];
	for (let at = 0; at < bytes.length; ) {
		const end = at + bytes.readUInt32BE(at);
		if (end < at + 8 || end > bytes.length) throw new Error(`No box at byte ${at}`);
		boxes.push({
			type: bytes.toString('latin1', at + 4, at + 8),
			data: bytes.subarray(at + 8, end),
		});
		at = end;
	}
	return boxes;
}

/** The length that the movie header tells (ISO/IEC 14496-12, 8.2.2, version 0), in seconds. */
export function clipDuration(mp4: Buffer): number {
	const header = boxIn(boxIn(mp4, 'moov'), 'mvhd');
	return header.readUInt32BE(16) / header.readUInt32BE(12);
}

function boxIn(bytes: Buffer, type: string): Buffer {
	const box = boxesOf(bytes).find((candidate) => candidate.type === type);
	if (!box) throw new Error(`No box ${type}`);
	return box.data;
}
