import { gridOf } from '../expectedJob';
import { fetchedUri } from '../fetchedUri';
import { BROKEN_GIF, dataUri, pngField } from '../inputPictures';
import { HOOK_URL, type Input, type SubmitCase } from '../submitCase';

const uris = ({ binary }: Input, ...fields: string[]) =>
	fields.map((field) => dataUri(binary[field]));

export const blend: SubmitCase = {
	resource: 'image',
	operation: 'blend',
	path: '/midjourney/v1/blend',
	minimal: {
		parameters: {},
		input: (n) => ({ binary: { data_1: pngField(8 + n), data_2: pngField(20 + n) } }),
		body: (input) => ({ mode: 'fast', imgBase64Array: uris(input, 'data_1', 'data_2') }),
	},
	everything: {
		parameters: {
			pictureFrom: 'binary',
			pictureFields: 'e, d\nc; b, a',
			mode: 'relax',
			hookUrl: HOOK_URL,
			options: { dimensions: 'PORTRAIT', timeout: 600 },
		},
		input: () => ({
			binary: {
				a: pngField(8),
				b: pngField(9),
				c: pngField(10),
				d: pngField(11),
				e: pngField(12),
				f: pngField(13),
			},
		}),
		body: (input) => ({
			mode: 'relax',
			dimensions: 'PORTRAIT',
			timeout: 600,
			imgBase64Array: uris(input, 'e', 'd', 'c', 'b', 'a'),
			hookUrl: HOOK_URL,
		}),
	},
	others: {
		'from links, which are downloaded for it': {
			parent: 'grid',
			parameters: { pictureFrom: 'url', pictureUrls: '={{ $json.first }}, {{ $json.second }}' },
			input: (_, { images }) => {
				const [first, second] = Array.isArray(images) ? images : [];
				return { json: { first: String(first), second: String(second) } };
			},
			body: async ({ json }) => ({
				mode: 'fast',
				imgBase64Array: [await fetchedUri(json.first), await fetchedUri(json.second)],
			}),
		},
	},
	refused: {
		filling: {
			parameters: {},
			input: () => ({ binary: { data_1: pngField(8), data_2: BROKEN_GIF } }),
			body: ({ binary }) => ({
				mode: 'fast',
				imgBase64Array: [dataUri(binary.data_1), dataUri(binary.data_2, 'image/gif')],
			}),
		},
		words: 'base64 format error',
	},
	job: () => ({ action: 'blend', ...gridOf(1024) }),
};
