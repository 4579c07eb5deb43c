import type { JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import { gridOf } from '../job/actions';
import { fateOf } from '../job/fate';
import { gridSize, type Size } from '../job/size';
import { choice, commonFields, modeField } from '../submit/fields';
import { imageUri } from '../submit/pictureFields';
import { pricePerMode } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

const sizes: Record<'PORTRAIT' | 'SQUARE' | 'LANDSCAPE', Size> = {
	PORTRAIT: gridSize(2, 3),
	SQUARE: gridSize(1, 1),
	LANDSCAPE: gridSize(3, 2),
};

/** Two to five pictures to a grid. */
export const blend = submitRoute('/midjourney/v1/blend', (fields, { switches }) => {
	const pictures = pictureArray(fields);
	const dimensions = choice(fields, 'dimensions', ['PORTRAIT', 'SQUARE', 'LANDSCAPE'], {
		byDefault: 'SQUARE',
		message: '"dimensions" parameter error!',
	});
	pictures.forEach(imageUri);
	const mode = modeField(fields);
	return {
		...commonFields(fields, mode),
		...fateOf('', switches),
		family: 'midjourney',
		action: 'blend',
		prompt: '',
		mode,
		price: pricePerMode[mode],
		result: gridOf(sizes[dimensions]),
	};
});

function pictureArray({ imgBase64Array: pictures = null }: JsonObject): unknown[] {
	if (pictures !== null && !Array.isArray(pictures)) throw new Refusal('validation');
	if (pictures === null || pictures.length < 2 || pictures.length > 5) {
		throw new Refusal('validation', "The 'imgBase64Array' array has a length of 2 to 5");
	}
	return pictures;
}
