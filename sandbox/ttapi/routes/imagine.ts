import { gridComponents } from '../job/actions';
import { durationOf, endingOf } from '../job/magicPrompt';
import { gridSizeOf } from '../job/promptFlags';
import { commonFields, modeField, requiredText } from '../submit/fields';
import { pricePerMode } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

/** Text to a grid of four tiles. */
export const imagine = submitRoute('/midjourney/v1/imagine', (fields, { switches }) => {
	const prompt = requiredText(fields, 'prompt');
	const mode = modeField(fields);
	return {
		...commonFields(fields, mode),
		family: 'midjourney',
		action: 'imagine',
		prompt,
		mode,
		price: pricePerMode[mode],
		durationSeconds: durationOf(prompt) ?? switches.jobSeconds,
		ending: endingOf(prompt),
		result: { shape: 'grid', size: gridSizeOf(prompt), components: gridComponents },
	};
});
