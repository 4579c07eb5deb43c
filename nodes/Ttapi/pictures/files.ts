import type { Job } from '../job/job';
import type { Delivery } from './delivery';

/** A file of a finished job, and the binary field that it goes to. */
export interface JobFile {
	url: string;
	field: string;
}

/** The files of a job that a delivery is about, in the order of the job; none of a job that is not finished. */
export function filesOf(job: Job, { download, field, onePerPicture }: Delivery): JobFile[] {
	if (job.status !== 'SUCCESS') return [];
	// Without a download, the pictures that one item each is made of are the single ones.
	const { grid, numbered } = split(job, download === 'none' ? 'tiles' : download);
	const isOne = onePerPicture || grid.length + numbered.length === 1;
	const name = (number: number) => (isOne ? field : `${field}_${number}`);
	return [
		...grid.map((url) => ({ url, field })),
		...numbered.map((url, index) => ({ url, field: name(index + 1) })),
	];
}

/**
 * The grid, and the numbered files: tiles or videos. Where a job does not have what is asked for (a single
 * picture has no tiles, an edit has no grid), it gives what it has.
 */
function split(
	{ cdnImage, images, videos }: Job,
	download: 'grid' | 'tiles' | 'all',
): { grid: string[]; numbered: string[] } {
	if (videos !== undefined && videos.length > 0) return { grid: [], numbered: videos };
	const grid = cdnImage === null ? [] : [cdnImage];
	if (download === 'grid')
		return grid.length > 0 ? { grid, numbered: [] } : { grid, numbered: images };
	if (download === 'tiles')
		return images.length > 0 ? { grid: [], numbered: images } : { grid, numbered: [] };
	return { grid, numbered: images };
}

/** MIME types by the ending of a path, for a server that does not tell. */
const BY_ENDING: Readonly<Record<string, string>> = {
	png: 'image/png',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
	gif: 'image/gif',
	bmp: 'image/bmp',
	mp4: 'video/mp4',
	webm: 'video/webm',
	mov: 'video/quicktime',
};

/** The name of the file that a link leads to: the end of its path, since a query is no part of a name. */
export function fileNameOf(url: string): string {
	const end = new URL(url).pathname.split('/').at(-1) ?? '';
	// An encoded slash is none of a path, but it would make folders of a name.
	const name = decoded(end).split(/[/\\]/).at(-1) ?? '';
	return /^\.*$/.test(name) ? 'file' : name;
}

/** A `%` that encodes nothing is a part of the name. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/**
 * The MIME type of a file; undefined when it is neither a picture nor a video.
 *
 * @param contentType what the server says of it
 */
export function mimeTypeOf(url: string, contentType: string | undefined): string | undefined {
	const told = contentType?.split(';')[0].trim().toLowerCase();
	if (told !== undefined && /^(image|video)\/[\w.+-]+$/.test(told)) return told;
	// What a storage says of every file tells nothing.
	if (told !== undefined && !/^(application|binary)\/(octet-stream|binary)$/.test(told)) {
		return undefined;
	}
	return BY_ENDING[fileNameOf(url).split('.').at(-1)?.toLowerCase() ?? ''];
}
