import { createHash } from 'node:crypto';

import axios from 'axios';

import type { Arrival } from './arrivals';

/**
 * Compares what the worker read of each file, which the webhook processor had stored, with what TTAPI gives out.
 * @returns one line for each file that differs or is missing.
 */
export async function fileMistakes(arrivals: Arrival[]): Promise<string[]> {
	const mistakes: string[] = [];
	for (const { jobId, cdnImage, sha256 } of arrivals) {
		const { data } = await axios.get<ArrayBuffer>(cdnImage, {
			responseType: 'arraybuffer',
			proxy: false,
		});
		const original = createHash('sha256').update(Buffer.from(data)).digest('hex');
		if (sha256 !== original) mistakes.push(`the file of job ${jobId} is not as TTAPI has it`);
	}
	return mistakes;
}
