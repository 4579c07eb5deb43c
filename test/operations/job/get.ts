import { gridOf, jobOf, links, TIMES } from '../expectedJob';
import { looksFor, type FreeCase } from '../freeCase';
import { pngUri } from '../../sandbox/samplePictures';
import { finished, submitted } from '../parents';

export const get: FreeCase = {
	resource: 'job',
	operation: 'get',
	parameters: {},
	items: async (ttapi) => {
		const prompt = 'A cat __900s__';
		const grid = await finished(ttapi, '/midjourney/v1/imagine', { prompt });
		const edit = await finished(ttapi, '/midjourney/image-edits/submit', {
			prompt,
			image: pngUri(),
		});
		const video = await submitted(ttapi, '/midjourney/video/submit', {
			prompt,
			imageUrl: 'https://example.com/start.png',
		});
		return [
			{
				json: { jobId: grid },
				requests: looksFor(grid, 1),
				output: [jobOf(grid, { action: 'imagine', prompt, ...gridOf(1024) })],
			},
			{
				json: { details: { jobId: edit } },
				requests: looksFor(edit, 2),
				output: [
					jobOf(edit, { prompt, mode: 'fast', images: links(4), cdnImages: links(4), ...TIMES }),
				],
			},
			{
				json: { jobId: video },
				requests: looksFor(video, 3),
				output: [
					jobOf(video, {
						status: 'PENDING_QUEUE',
						prompt,
						mode: 'fast',
						progress: null,
						quota: null,
						videos: [],
						cdnVideos: null,
						...TIMES,
						finishTime: null,
					}),
				],
			},
		];
	},
	failing: async () => ({
		json: { jobId: 'no-such-job' },
		message:
			/^TTAPI does not know this job \(job no-such-job\): "Job not found"\. Check the job ID, .+\.$/,
		details: {
			jobId: 'no-such-job',
			status: null,
			kind: 'unknownJob',
			ttapiMessage: 'Job not found',
			httpStatus: 404,
		},
	}),
};
