import { ids, option, written } from './anyOperation';
import type { Row } from './badInput';

const START = { prompt: 'It moves', imageUrl: 'https://example.com/a.png' };

export const generate: Row[] = [
	{ wrong: 'no prompt', parameters: { ...START, prompt: written('') }, parameter: 'prompt' },
	{
		wrong: 'no first frame',
		parameters: { ...START, imageUrl: written('') },
		parameter: 'imageUrl',
	},
	{
		wrong: 'a first frame without a scheme',
		parameters: { ...START, imageUrl: '//example.com/a.png' },
		parameter: 'imageUrl',
	},
	option('endingUrl', 'example.com/b.png', START),
	option('resolution', '4k', START),
	option('bs', 3, START),
	option('manual', 'medium', START),
];

const ofVideos = (row: Row): Row => ({ ...row, parent: 'videos' });

export const extend: Row[] = [
	...[4, -1, 1.5].map((index) =>
		ofVideos({ wrong: `the index ${index}`, parameters: { index }, parameter: 'index' }),
	),
	ofVideos({
		wrong: 'an index that nobody gave',
		parameters: { index: '={{ $json.nobody }}' },
		parameter: 'index',
	}),
	ofVideos({
		wrong: 'an index in per cent',
		parameters: { index: '={{ "2%" }}' },
		parameter: 'index',
	}),
	ofVideos(option('bs', 3)),
	ofVideos(option('manual', 'medium')),
	ofVideos(option('animateMode', 'wild')),
	...ids(),
];
