import { beginningLike } from '../../sandbox/samplePictures';
import { binaryField, pngField } from '../inputPictures';
import { onePicture, pictures, written } from './anyOperation';
import type { Row } from './badInput';

export const edit: Row[] = [
	{
		wrong: 'no prompt',
		parameters: { prompt: written('') },
		parameter: 'prompt',
		binary: pictures(1),
	},
	{
		wrong: 'an unknown type',
		parameters: { prompt: 'A roof', type: 'crop' },
		parameter: 'type',
		binary: { data: pngField(8) },
	},
	{
		wrong: 'an unknown mode',
		parameters: { prompt: 'A roof', mode: 'warp' },
		parameter: 'mode',
		binary: { data: pngField(8) },
	},
	{
		wrong: 'a gif',
		parameters: { prompt: 'A roof' },
		parameter: 'pictureField',
		binary: { data: binaryField(beginningLike('GIF89a')) },
	},
	...onePicture({ prompt: 'A roof' }),
];
