import { links, TIMES } from '../expectedJob';
import { dataUri, pngField } from '../inputPictures';
import { HOOK_URL, type SubmitCase } from '../submitCase';

const LINK = 'https://example.com/house.png';

export const edit: SubmitCase = {
	resource: 'image',
	operation: 'edit',
	path: '/midjourney/image-edits/submit',
	minimal: {
		parameters: { prompt: '={{ $json.text }}' },
		input: (n) => ({ json: { text: `A red roof, no. ${n}` }, binary: { data: pngField(8 + n) } }),
		body: ({ json, binary }) => ({
			prompt: String(json.text),
			image: dataUri(binary.data),
			type: 'edit',
			mode: 'fast',
		}),
	},
	everything: {
		parameters: {
			prompt: 'A red roof',
			flags: { stylize: 250 },
			type: 'retexture',
			pictureFrom: 'binary',
			pictureField: 'house',
			mode: 'turbo',
			hookUrl: HOOK_URL,
			options: {},
		},
		input: () => ({ binary: { house: pngField(12, 8) } }),
		body: ({ binary }) => ({
			prompt: 'A red roof --stylize 250',
			image: dataUri(binary.house),
			type: 'retexture',
			mode: 'turbo',
			hookUrl: HOOK_URL,
		}),
	},
	others: {
		'from a link': {
			parameters: { prompt: 'A red roof', pictureFrom: 'url', pictureUrl: ` ${LINK} ` },
			body: () => ({ prompt: 'A red roof', image: LINK, type: 'edit', mode: 'fast' }),
		},
	},
	// TTAPI tells neither action nor size of an edit.
	job: ({ json }) => ({
		prompt: json.text,
		mode: 'fast',
		images: links(4),
		cdnImages: links(4),
		...TIMES,
	}),
};
