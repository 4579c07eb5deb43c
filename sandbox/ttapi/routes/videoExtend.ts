import { Refusal } from '../http/refusal';
import { fateOf } from '../job/fate';
import { choice, hookUrlField, requiredText } from '../submit/fields';
import { finishedParent } from '../submit/parent';
import { videoPrices } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';
import { checkMotion, videoCount } from '../submit/videoFields';
import { clipSeconds } from './videoSubmit';

/** One video of a finished job to longer ones. */
export const videoExtend = submitRoute('/midjourney/video/extend', (fields, { jobs, switches }) => {
	const jobId = requiredText(fields, 'jobId', '"jobId" cannot be empty!');
	const index = choice(fields, 'index', [0, 1, 2, 3]);
	checkMotion(fields);
	choice(fields, 'animateMode', ['auto', 'manual'], { byDefault: 'auto' });
	const count = videoCount(fields);
	const hookUrl = hookUrlField(fields);
	const { prompt, result } = finishedParent(jobs, jobId, 'video');
	if (result.shape !== 'videos' || index >= result.count) throw new Refusal('validation');
	return {
		...fateOf(prompt, switches),
		hookUrl,
		getUImages: false,
		family: 'video',
		action: 'extend',
		prompt,
		mode: 'fast',
		price: videoPrices[result.resolution],
		result: { ...result, count, seconds: result.seconds + clipSeconds },
	};
});
