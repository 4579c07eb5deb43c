/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Clip {
	/** How long it is. */
	seconds: number;
}

/** The files there are: H.264 in MP4, a square that wanders over a blue ground, made once with ffmpeg. */
const lengths = [5, 10, 15, 20] as const;

const folder = join(__dirname, '..', 'videos');

const read = new Map<number, Buffer>();

/** The MP4 of a clip; of one that is longer than the longest file, that file. */
export function clip({ seconds }: Clip): Buffer {
	const length = lengths.find((candidate) => candidate >= seconds) ?? lengths[lengths.length - 1];
	const mp4 = read.get(length) ?? readFileSync(join(folder, `${length}s.mp4`));
	read.set(length, mp4);
	return mp4;
}
