import { isoSecond } from '../day';
import { asSwitched } from './asSwitched';
import type { JobData } from './jobBody';

/** Of image-edits: no action, grid, components, seed or size. `images` cannot be downloaded, `cdnImages` can. */
export const editData: JobData = {
	finished: (job, switches) => ({
		jobId: job.jobId,
		progress: asSwitched(100, switches),
		mode: job.mode,
		prompt: job.prompt,
		quota: asSwitched(job.price, switches),
		images: job.media.guarded,
		cdnImages: job.media.tiles,
		hookUrl: job.hookUrl,
		submitTime: isoSecond(job.submittedAt),
		finishTime: isoSecond(job.finishedAt),
	}),
	/** Not documented; made like that of `midjourney/v1`. */
	empty: (job) => ({
		jobId: job.jobId,
		progress: null,
		mode: job.mode,
		prompt: job.prompt,
		images: null,
		cdnImages: null,
		hookUrl: job.hookUrl,
		submitTime: isoSecond(job.submittedAt),
		finishTime: isoSecond(job.finishedAt),
	}),
};
