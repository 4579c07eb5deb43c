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

/** Whether a text begins with the sign 1️⃣, as the prompts of describe often do. */
export function isNumbered(prompt: string | null): boolean {
	return /^\s*1\uFE0F?\u20E3/.test(prompt ?? '');
}

/** The prompts that describe puts out as one text, a line each, often numbered by signs such as 1️⃣. */
export function readPrompts(prompt: string | null): string[] {
	const lines = (prompt ?? '').split(/\r?\n/);
	return lines.map((line) => line.replace(/^\s*\d\uFE0F?\u20E3\s*/, '').trim()).filter(Boolean);
}

/** Under which names an entry of a list may hold its link. */
const LINK_NAMES = [
	'url',
	'videoUrl',
	'video_url',
	'imageUrl',
	'image_url',
	'cdnUrl',
	'src',
] as const;

/**
 * The texts of a list, also where they come as `{ url }`, numbered in an object, or as one text of
 * links; empty for what holds no text.
 */
export function textsIn(value: unknown): string[] {
	const entries = isJsonObject(value) ? numbered(value) : value;
	if (typeof entries === 'string') {
		return /^\s*https?:/i.test(entries)
			? entries
					.trim()
					.split(/[\s,]+/)
					.filter(Boolean)
			: [];
	}
	if (!Array.isArray(entries)) return [];
	return entries
		.map((entry) =>
			isJsonObject(entry) ? LINK_NAMES.map((name) => textOf(entry[name])) : [textOf(entry)],
		)
		.map((texts) => texts.find((text) => text !== undefined))
		.filter((entry): entry is string => entry !== undefined);
}

/** `{ "0": …, "1": … }` is a list, any other object is one entry. */
function numbered(object: JsonObject): unknown[] {
	const isList = Object.keys(object).every((key) => /^\d+$/.test(key));
	return isList ? Object.values(object) : [object];
}

function isFilled(list: readonly string[]): boolean {
	return list.length > 0;
}
