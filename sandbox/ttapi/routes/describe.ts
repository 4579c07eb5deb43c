import type { JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import { fateOf } from '../job/fate';
import { commonFields } from '../submit/fields';
import { imageUri, urlField } from '../submit/pictureFields';
import { describePrice } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

const prompts = [
	'1️⃣ A large white number on a plain ground, flat colours, minimalist poster --ar 3:2',
	'2️⃣ Pixel art of a single digit, bold shapes, studio light',
	'3️⃣ A numbered tile of a children’s game, top view, soft shadows',
	'4️⃣ A screen print of a numeral, two colours, clean edges',
].join('\n');

/** A picture to four prompts. Knows no mode. */
export const describe = submitRoute('/midjourney/v1/describe', (fields, { switches }) => {
	checkPicture(fields);
	return {
		...commonFields(fields, 'fast'),
		...fateOf('', switches),
		family: 'midjourney',
		action: 'describe',
		prompt: '',
		mode: 'fast',
		price: describePrice,
		result: { shape: 'prompts', text: prompts },
	};
});

/** `base64` wins over `url`. */
function checkPicture(fields: JsonObject): void {
	const { base64 = null } = fields;
	if (base64 !== null && base64 !== '') {
		if (typeof base64 !== 'string') throw new Refusal('validation');
		imageUri(base64);
	} else if (urlField(fields, 'url') === null) {
		throw new Refusal('validation', 'base64 cannot be empty');
	}
}
