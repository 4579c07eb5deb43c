import { gridOf } from '../job/actions';
import { fateOf } from '../job/fate';
import { gridSizeOf } from '../job/promptFlags';
import { commonFields, getUImagesField, modeField, requiredText } from '../submit/fields';
import { pricePerMode } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

/** Text to a grid of four tiles. */
export const imagine = submitRoute('/midjourney/v1/imagine', (fields, { switches }) => {
	const prompt = requiredText(fields, 'prompt');
	const mode = modeField(fields);
	return {
		...commonFields(fields, mode),
		...fateOf(prompt, switches),
		getUImages: getUImagesField(fields),
		family: 'midjourney',
		action: 'imagine',
		prompt,
		mode,
		price: pricePerMode[mode],
		result: gridOf(gridSizeOf(prompt)),
	};
});
