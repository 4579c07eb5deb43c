import type { JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import { editSize } from '../job/editRatio';
import { fateOf } from '../job/fate';
import { squareGrid, type Size } from '../job/size';
import { pictureFormat, pictureSize } from '../pictures/readPicture';
import { decodeBase64, decodeImageUri } from '../submit/base64';
import { choice, hookUrlField, modeField, requiredText } from '../submit/fields';
import { isHttpUrl } from '../submit/pictureFields';
import { editPrice } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

/** Any picture, edited where it is transparent or retextured, to four of them. */
export const imageEditsSubmit = submitRoute(
	'/midjourney/image-edits/submit',
	(fields, { switches }) => {
		const prompt = requiredText(fields, 'prompt');
		const picture = imageSize(fields);
		const mode = modeField(fields);
		const type = choice(fields, 'type', ['edit', 'retexture'], { byDefault: 'edit' });
		return {
			...fateOf(prompt, switches),
			hookUrl: hookUrlField(fields),
			getUImages: false,
			family: 'edit',
			action: type,
			prompt,
			mode,
			price: editPrice,
			result: { shape: 'edits', size: editSize(picture) },
		};
	},
);

/** The size of a picture that comes as base64, with or without prefix; one behind a URL counts as a square. */
function imageSize(fields: JsonObject): Size {
	const image = requiredText(fields, 'image');
	if (isHttpUrl(image)) return squareGrid;
	const bytes = decodeImageUri(image) ?? decodeBase64(image);
	const format = bytes && pictureFormat(bytes);
	if (!bytes || format === null || format === 'gif') {
		throw new Refusal('validation', 'Invalid image or unsupported format');
	}
	return pictureSize(bytes) ?? squareGrid;
}
