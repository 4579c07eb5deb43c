import { randomBytes, randomUUID } from 'node:crypto';
import { compactDay, compactTime, isoDay } from '../day';
import type { JobResult } from '../job/job';
import { tileSize, type Size } from '../job/size';
import type { Media } from './mediaContent';

/** The pictures and videos of one job by their URLs. */
export interface HungMedia {
	/** The grid, or the single picture; null where there is neither. */
	cdnImage: string | null;
	/** Top left, top right, bottom left, bottom right; null where a job has no four pictures. */
	tiles: string[] | null;
	videos: string[];
	/** The same as tiles or videos at Midjourney's own CDN, which blocks downloads. Not of `midjourney/v1`. */
	guarded: string[];
}

/** Fastify's constraint for the first part of a picture's path below `/midjourney/`. */
export const pictureDayPattern = '^\\d{4}-?\\d{2}-?\\d{2}$';

/** Where the addresses of Midjourney's own CDN begin here. */
export const guardedPath = '/cdn.midjourney.com';

const tileSuffixes = ['tl', 'tr', 'bl', 'br'];

const nothing: HungMedia = { cdnImage: null, tiles: null, videos: [], guarded: [] };

/** Which picture or video stands at which path. */
export class PictureShelf {
	/** By path, and query where it is signed. */
	private readonly media = new Map<string, Media>();

	/** @param baseUrl the sandbox's own address, without a slash at the end */
	constructor(private readonly baseUrl: string) {}

	/**
	 * Gives the pictures and videos of a job their URLs.
	 *
	 * @param at epoch milliseconds, for the dates in them
	 * @param signed whether they carry a query string, without which they are not found
	 */
	hang(result: JobResult, at: number, signed: boolean): HungMedia {
		const hang = (path: string, media: Media) => this.hangOne(path + query(signed, at), media);
		switch (result.shape) {
			case 'grid': {
				const cdnImage = hang(mainPath(at), { size: result.size, shows: 'grid' });
				return { ...nothing, cdnImage, tiles: hangTiles(hang, at, tileSize(result.size)) };
			}
			case 'single':
				return {
					...nothing,
					cdnImage: hang(mainPath(at), { size: result.size, shows: result.tile }),
				};
			case 'edits':
				return {
					...nothing,
					tiles: hangTiles(hang, at, result.size),
					guarded: this.guardedUrls(4, 'png'),
				};
			case 'videos': {
				const stem = `/midjourney/${compactDay(at)}/${randomUUID()}`;
				const clip = { seconds: result.seconds };
				return {
					...nothing,
					videos: numbers(result.count).map((index) => hang(`${stem}_${index}.mp4`, clip)),
					guarded: this.guardedUrls(result.count, 'mp4'),
				};
			}
			case 'prompts':
			case 'seed':
				return nothing;
		}
	}

	/** @param pathAndQuery as a request names it */
	get(pathAndQuery: string): Media | undefined {
		return this.media.get(key(pathAndQuery)) ?? this.media.get(pathAndQuery.split('?')[0]);
	}

	private hangOne(pathAndQuery: string, media: Media): string {
		this.media.set(key(pathAndQuery), media);
		return this.baseUrl + pathAndQuery;
	}

	private guardedUrls(count: number, ending: string): string[] {
		const stem = `${this.baseUrl}${guardedPath}/${randomUUID()}`;
		return numbers(count).map((index) => `${stem}/0_${index}.${ending}`);
	}
}

/** Some clients drop the `&` at the end of Discord's query. */
function key(pathAndQuery: string): string {
	return pathAndQuery.replace(/&$/, '');
}

function mainPath(at: number): string {
	const name = `${compactDay(at)}_${compactTime(at)}_${randomBytes(8).toString('hex')}`;
	return `/midjourney/${isoDay(at)}/${name}.png`;
}

function hangTiles(hang: (path: string, media: Media) => string, at: number, size: Size): string[] {
	const stem = `/midjourney/${compactDay(at)}/${randomUUID()}`;
	return tileSuffixes.map((suffix, index) =>
		hang(`${stem}${suffix}.png`, { size, shows: index + 1 }),
	);
}

/** Discord's: hexadecimal seconds of the expiry after 24 hours and of the issue, and a signature. */
function query(signed: boolean, at: number): string {
	if (!signed) return '';
	const issued = Math.floor(at / 1000);
	const expires = issued + 86_400;
	return `?ex=${expires.toString(16)}&is=${issued.toString(16)}&hm=${randomBytes(32).toString('hex')}&`;
}

function numbers(count: number): number[] {
	return Array.from({ length: count }, (_none, index) => index);
}
