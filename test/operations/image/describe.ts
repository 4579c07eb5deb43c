import { beginningLike } from '../../sandbox/samplePictures';
import { binaryField, BROKEN_GIF, dataUri, pngField } from '../inputPictures';
import { HOOK_URL, type SubmitCase } from '../submitCase';

const LINK = 'https://example.com/a+picture,with%20signs.png?x=1&y=2';

export const describePicture: SubmitCase = {
	resource: 'image',
	operation: 'describe',
	path: '/midjourney/v1/describe',
	minimal: {
		parameters: {},
		input: (n) => ({ binary: { data: pngField(8 + n) } }),
		body: ({ binary }) => ({ base64: dataUri(binary.data) }),
	},
	everything: {
		parameters: {
			pictureFrom: 'binary',
			pictureField: 'photo',
			hookUrl: HOOK_URL,
			options: { timeout: 1200 },
		},
		input: () => ({ binary: { data: pngField(8), photo: pngField(9) } }),
		body: ({ binary }) => ({
			base64: dataUri(binary.photo),
			timeout: 1200,
			hookUrl: HOOK_URL,
		}),
	},
	others: {
		'from a link': {
			parameters: { pictureFrom: 'url', pictureUrl: LINK },
			body: () => ({ url: LINK }),
		},
		'of a JPEG that passes for any file': {
			parameters: {},
			input: () => ({
				binary: {
					data: binaryField(beginningLike('\xff\xd8\xff\xe0'), 'application/octet-stream'),
				},
			}),
			body: ({ binary }) => ({ base64: dataUri(binary.data, 'image/jpeg') }),
		},
	},
	refused: {
		filling: {
			parameters: {},
			input: () => ({ binary: { data: BROKEN_GIF } }),
			body: ({ binary }) => ({ base64: dataUri(binary.data, 'image/gif') }),
		},
		words: 'base64 format error',
	},
	job: () => ({
		action: 'describe',
		prompt: PROMPTS.map((prompt, index) => `${index + 1}\uFE0F\u20E3 ${prompt}`).join('\n'),
		prompts: PROMPTS,
		discordImage: null,
	}),
};

/** What the sandbox sees in every picture. */
const PROMPTS = [
	'A large white number on a plain ground, flat colours, minimalist poster --ar 3:2',
	'Pixel art of a single digit, bold shapes, studio light',
	'A numbered tile of a children’s game, top view, soft shadows',
	'A screen print of a numeral, two colours, clean edges',
];
