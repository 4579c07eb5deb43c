import { isoSecond } from '../day';
import type { JsonObject } from '../http/json';
import type { Switches } from '../switches/switches';
import { asSwitched } from './asSwitched';
import type { Job } from './job';
import type { JobData } from './jobBody';

/**
 * Of videos. A guess throughout, as TTAPI documents neither fetch nor callback of a video: the body of image-edits
 * with `videos` and `cdnVideos` in place of its pictures (ttapi-api.md 3.12), or another list that clients look for.
 */
export const videoData: JobData = {
	finished: (job, switches) => ({
		jobId: job.jobId,
		progress: asSwitched(100, switches),
		mode: job.mode,
		prompt: job.prompt,
		quota: asSwitched(job.price, switches),
		...videoLists(job, switches),
		hookUrl: job.hookUrl,
		submitTime: isoSecond(job.submittedAt),
		finishTime: isoSecond(job.finishedAt),
	}),
	empty: (job) => ({
		jobId: job.jobId,
		progress: null,
		mode: job.mode,
		prompt: job.prompt,
		videos: null,
		cdnVideos: null,
		hookUrl: job.hookUrl,
		submitTime: isoSecond(job.submittedAt),
		finishTime: isoSecond(job.finishedAt),
	}),
};

function videoLists({ media }: Job, { videoShape }: Switches): JsonObject {
	const { videos, guarded } = media;
	switch (videoShape) {
		case 'cdnVideos':
			// As with the pictures of image-edits, Midjourney's own addresses would not let themselves be downloaded.
			return { videos: guarded, cdnVideos: videos };
		case 'videos':
			return { videos };
		case 'videoUrls':
			return { videoUrls: videos };
		case 'images':
			return { images: videos };
		case 'objects':
			return { videos: videos.map((url) => ({ url })) };
	}
}
