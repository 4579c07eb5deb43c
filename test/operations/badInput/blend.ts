import { pictures, TEXT_FILE, timeouts } from './anyOperation';
import type { Row } from './badInput';

export const blend: Row[] = [
	{
		wrong: 'one picture',
		parameters: { pictureFields: 'data_1' },
		parameter: 'pictureFields',
		binary: pictures(1),
	},
	{
		wrong: 'six pictures',
		parameters: { pictureFields: 'data_1, data_2, data_3, data_4, data_5, data_6' },
		parameter: 'pictureFields',
		binary: pictures(6),
	},
	{ wrong: 'no fields', parameters: { pictureFields: ' , ' }, parameter: 'pictureFields' },
	{
		wrong: 'a field that is not there',
		parameters: { pictureFields: 'data_1, data_3' },
		parameter: 'pictureFields',
		binary: pictures(2),
	},
	{
		wrong: 'a field that holds no picture',
		parameters: {},
		parameter: 'pictureFields',
		binary: { ...pictures(1), data_2: TEXT_FILE },
	},
	{
		wrong: 'one link',
		parameters: { pictureFrom: 'url', pictureUrls: 'https://example.com/a.png' },
		parameter: 'pictureUrls',
	},
	{
		wrong: 'six links',
		parameters: {
			pictureFrom: 'url',
			pictureUrls: [1, 2, 3, 4, 5, 6].map((n) => `https://example.com/${n}.png`).join('\n'),
		},
		parameter: 'pictureUrls',
	},
	{
		wrong: 'a link without a scheme',
		parameters: { pictureFrom: 'url', pictureUrls: 'https://example.com/a.png example.com/b.png' },
		parameter: 'pictureUrls',
	},
	{ wrong: 'pictures from nowhere', parameters: { pictureFrom: 'x' }, parameter: 'pictureFrom' },
	{ wrong: 'an unknown mode', parameters: { mode: 'warp' }, parameter: 'mode' },
	{
		wrong: 'unknown dimensions',
		parameters: { options: { dimensions: 'ROUND' } },
		parameter: 'dimensions',
		binary: pictures(2),
	},
	...timeouts({}, pictures(2)),
];
