import { randomBytes, randomUUID } from 'node:crypto';
import { compactDay, compactTime, isoDay } from '../day';
import type { JobResult } from '../job/job';
import { tileSize } from '../job/size';
import type { Drawing } from './draw';

/** The pictures of one job by their URLs. */
export interface HungPictures {
	/** The grid, or the single picture. */
	cdnImage: string;
	/** Top left, top right, bottom left, bottom right; null for a single. */
	tiles: string[] | null;
}

/** Fastify's constraint for the first part of a picture's path below `/midjourney/`. */
export const pictureDayPattern = '^\\d{4}-?\\d{2}-?\\d{2}$';

const tileSuffixes = ['tl', 'tr', 'bl', 'br'];

/** Which drawing stands at which path. */
export class PictureShelf {
	private readonly drawings = new Map<string, Drawing>();

	/** @param baseUrl the sandbox's own address, without a slash at the end */
	constructor(private readonly baseUrl: string) {}

	/** Gives the pictures of a job their URLs. @param at epoch milliseconds, for the dates in them */
	hang(result: JobResult, at: number): HungPictures {
		const name = `${compactDay(at)}_${compactTime(at)}_${randomBytes(8).toString('hex')}`;
		const mainPath = `/midjourney/${isoDay(at)}/${name}.png`;
		if (result.shape === 'single') {
			this.drawings.set(mainPath, { size: result.size, shows: result.tile });
			return { cdnImage: this.baseUrl + mainPath, tiles: null };
		}
		this.drawings.set(mainPath, { size: result.size, shows: 'grid' });
		const stem = `/midjourney/${compactDay(at)}/${randomUUID()}`;
		const tiles = tileSuffixes.map((suffix, index) => {
			const path = `${stem}${suffix}.png`;
			this.drawings.set(path, { size: tileSize(result.size), shows: index + 1 });
			return this.baseUrl + path;
		});
		return { cdnImage: this.baseUrl + mainPath, tiles };
	}

	get(path: string): Drawing | undefined {
		return this.drawings.get(path);
	}
}
