import { isJsonObject, textOf, type JsonObject } from './json';
import type { Family } from './submission';

/**
 * The pictures of a job, and the videos of one that makes videos.
 *
 * The shape of a video reply is not documented (ttapi-api.md 3.12), so the first list that holds something
 * counts. The edit family has its pictures twice; `cdn.midjourney.com` refuses hot-linking (ttapi-api.md 3.9).
 */
export function readMedia(
	data: JsonObject,
	family?: Family | 'unknown',
): { images: string[]; videos?: string[] } {
	const named = [data.cdnVideos, data.videos, data.videoUrls].map(textsIn).find(isFilled);
	if (family === 'video' || named !== undefined) {
		return named === undefined
			? { images: [], videos: textsIn(data.images) }
			: { images: textsIn(data.images), videos: named };
	}
	return { images: [data.cdnImages, data.images].map(textsIn).find(isFilled) ?? [] };
}

/** The prompts that describe puts out as one text, a line each, often numbered by signs such as 1️⃣. */
export function readPrompts(prompt: string | null): string[] {
	const lines = (prompt ?? '').split(/\r?\n/);
	return lines.map((line) => line.replace(/^\s*\d\uFE0F?\u20E3\s*/, '').trim()).filter(Boolean);
}

/** The texts of a list, also where they come as `{ url }`; empty for everything that is no list. */
export function textsIn(value: unknown): string[] {
	if (!Array.isArray(value)) return [];
	return value
		.map((entry) => textOf(isJsonObject(entry) ? entry.url : entry))
		.filter((entry): entry is string => entry !== undefined);
}

function isFilled(list: readonly string[]): boolean {
	return list.length > 0;
}
