import type { Switches } from '../switches/switches';
import { asSwitched } from './asSwitched';
import type { Job } from './job';
import type { JobData } from './jobBody';

/** Of the family `midjourney/v1`. */
export const midjourneyData: JobData = {
	finished: (job, switches) => {
		const { result, media } = job;
		const picture = 'components' in result ? result : null;
		return {
			action: job.action,
			jobId: job.jobId,
			progress: asSwitched(100, switches),
			prompt: result.shape === 'prompts' ? result.text : job.prompt,
			quota: asSwitched(job.price, switches),
			discordImage: media.cdnImage,
			cdnImage: media.cdnImage,
			width: picture?.size.width ?? null,
			height: picture?.size.height ?? null,
			hookUrl: job.hookUrl,
			components: picture?.components ?? null,
			seed: job.seed === undefined ? null : asSwitched(job.seed, switches),
			images: shownTiles(job, switches),
		};
	},
	/** The keys of TTAPI's FAILED sample, which has neither quota nor size. */
	empty: (job) => ({
		action: job.action,
		jobId: job.jobId,
		progress: null,
		prompt: job.prompt,
		discordImage: null,
		cdnImage: null,
		hookUrl: job.hookUrl,
		components: null,
		seed: null,
		images: null,
	}),
	running: (job, switches) => ({
		discordImage: switches.runningPreview ? job.media.cdnImage : null,
	}),
};

function shownTiles(job: Job, switches: Switches): string[] | null {
	if (switches.hold !== 'off' || switches.images === 'null') return null;
	if (switches.images === 'getUImages' && !job.getUImages) return null;
	return job.media.tiles;
}
