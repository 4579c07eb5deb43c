import type { ExpectedJob } from './submitCase';

/** A finished job in the shape that design.md 4 gives it, with what is its own. */
export function jobOf(jobId: unknown, own: ExpectedJob): ExpectedJob {
	return {
		jobId,
		status: 'SUCCESS',
		message: '',
		action: null,
		prompt: null,
		mode: null,
		progress: 100,
		quota: expect.any(Number),
		cdnImage: null,
		images: [],
		width: null,
		height: null,
		components: [],
		seed: null,
		hookUrl: null,
		...own,
	};
}

/** Links to so many files of the sandbox, none of them at Midjourney's own CDN, which refuses downloads. */
export function links(count: number, ending: 'png' | 'mp4' = 'png'): unknown[] {
	return Array<unknown>(count).fill(link(ending));
}

export function link(ending: 'png' | 'mp4' = 'png'): unknown {
	return expect.stringMatching(
		new RegExp(`^http://127\\.0\\.0\\.1:\\d+/midjourney/.+\\.${ending}$`),
	);
}

/** What TTAPI offers to do with every grid. */
export const GRID_COMPONENTS = [
	...['upsample1', 'upsample2', 'upsample3', 'upsample4', 'reroll'],
	...['variation1', 'variation2', 'variation3', 'variation4'],
];

/** What is the same for all grids of four pictures. */
export function gridOf(side: number): ExpectedJob {
	return {
		cdnImage: link(),
		discordImage: link(),
		images: links(4),
		width: side,
		height: side,
		components: GRID_COMPONENTS,
	};
}

/** What is the same for all jobs with so many videos; TTAPI tells neither action nor size of them. */
export function videosOf(count: number): ExpectedJob {
	return {
		mode: 'fast',
		videos: links(count, 'mp4'),
		cdnVideos: links(count, 'mp4'),
		...TIMES,
	};
}

/** When an edit or a video was submitted and finished. */
export const TIMES = {
	submitTime: expect.any(String),
	finishTime: expect.any(String),
};
