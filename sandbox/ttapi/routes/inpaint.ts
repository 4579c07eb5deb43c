import type { JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import { resultOfAction } from '../job/actions';
import { fateOf } from '../job/fate';
import type { Size } from '../job/size';
import { pictureSize } from '../pictures/readPicture';
import { decodeBase64 } from '../submit/base64';
import { commonFields, requiredText } from '../submit/fields';
import { finishedParent, picturesWithButton } from '../submit/parent';
import { pricePerMode } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

/** The component of a single that stands for this route. */
const button = 'vary_region';

/** Vary (Region): a single and a mask of its size to a grid of its ratio. Runs in the mode of its parent. */
export const inpaint = submitRoute('/midjourney/v1/inpaint', (fields, { jobs, switches }) => {
	const jobId = requiredText(fields, 'jobId', '"jobId" cannot be empty!');
	const mask = maskSize(fields);
	// Whether a job without a prompt would be accepted is not known; clients shall not rely on it.
	const prompt = requiredText(fields, 'prompt');
	const common = commonFields(fields, jobs.get(jobId)?.mode ?? 'fast');
	const parent = finishedParent(jobs, jobId, 'midjourney');
	const picture = picturesWithButton(parent, button);
	if (mask.width !== picture.size.width || mask.height !== picture.size.height) {
		throw new Refusal('validation');
	}
	return {
		...common,
		...fateOf(prompt, switches),
		family: 'midjourney',
		action: 'inpaint',
		prompt,
		mode: parent.mode,
		price: pricePerMode[parent.mode],
		result: resultOfAction(button, picture, prompt),
	};
});

/** Base64 without a data URI prefix. */
function maskSize(fields: JsonObject): Size {
	const bytes = decodeBase64(requiredText(fields, 'mask'));
	const size = bytes && pictureSize(bytes);
	if (!size) throw new Refusal('validation');
	return size;
}
