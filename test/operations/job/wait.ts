import { pngUri } from '../../sandbox/samplePictures';
import { gridOf, jobOf, links, TIMES, videosOf } from '../expectedJob';
import { looksFor, type FreeCase } from '../freeCase';
import { submitted } from '../parents';

const [FIRST, SECOND, LAST] = ['A cat __0.2s__', 'A cat __1.2s__', 'A cat __2.2s__'];

export const wait: FreeCase = {
	resource: 'job',
	operation: 'wait',
	parameters: {},
	waits: true,
	// The first one is done last.
	items: async (ttapi) => {
		const grid = await submitted(ttapi, '/midjourney/v1/imagine', { prompt: LAST });
		const edit = await submitted(ttapi, '/midjourney/image-edits/submit', {
			prompt: SECOND,
			image: pngUri(),
		});
		const video = await submitted(ttapi, '/midjourney/video/submit', {
			prompt: FIRST,
			imageUrl: 'https://example.com/start.png',
		});
		return [
			{
				json: { jobId: grid },
				requests: looksFor(grid, 1),
				output: [jobOf(grid, { action: 'imagine', prompt: LAST, ...gridOf(1024) })],
			},
			{
				json: { details: { jobId: edit } },
				requests: looksFor(edit, 2),
				output: [
					jobOf(edit, {
						prompt: SECOND,
						mode: 'fast',
						images: links(4),
						cdnImages: links(4),
						...TIMES,
					}),
				],
			},
			{
				json: { jobId: video },
				requests: looksFor(video, 3),
				output: [jobOf(video, { prompt: FIRST, ...videosOf(4) })],
			},
		];
	},
	failing: async (ttapi) => {
		const prompt = 'A dog __fail__ __0.2s__';
		const jobId = await submitted(ttapi, '/midjourney/v1/imagine', { prompt });
		return {
			json: { jobId },
			message: new RegExp(
				`^The job ended FAILED \\(job ${jobId}\\): "\\[Bad response\\] Internal Error\\." .+\\.$`,
			),
			details: {
				jobId,
				status: 'FAILED',
				kind: 'jobFailed',
				ttapiMessage: '[Bad response] Internal Error.',
			},
		};
	},
};
