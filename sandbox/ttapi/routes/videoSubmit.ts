import { fateOf } from '../job/fate';
import { resolutions } from '../job/job';
import { choice, hookUrlField, requiredText } from '../submit/fields';
import { requiredUrl, urlField } from '../submit/pictureFields';
import { videoPrices } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';
import { checkMotion, videoCount } from '../submit/videoFields';

/** How long a video is at first. */
export const clipSeconds = 5;

/** A picture to videos. */
export const videoSubmit = submitRoute('/midjourney/video/submit', (fields, { switches }) => {
	const prompt = requiredText(fields, 'prompt');
	requiredUrl(fields, 'imageUrl');
	urlField(fields, 'endingUrl');
	// The older docs call it `mode`.
	choice(fields, 'model', ['fast'], { byDefault: 'fast' });
	choice(fields, 'mode', ['fast'], { byDefault: 'fast' });
	checkMotion(fields);
	const resolution = choice(fields, 'resolution', resolutions, { byDefault: 'sd' });
	const count = videoCount(fields);
	return {
		...fateOf(prompt, switches),
		hookUrl: hookUrlField(fields),
		getUImages: false,
		family: 'video',
		action: 'video',
		prompt,
		mode: 'fast',
		price: videoPrices[resolution],
		result: { shape: 'videos', count, seconds: clipSeconds, resolution },
	};
});
