import { pngField } from '../inputPictures';
import { ids, onlyId, TEXT_FILE, timeouts, written } from './anyOperation';
import type { Row } from './badInput';

export const inpaint: Row[] = [
	{
		wrong: 'a mask of another size than the picture of the input item',
		parameters: { prompt: 'A sail' },
		parameter: 'maskField',
		parent: 'single',
		binary: { data: pngField(512, 511) },
	},
	{
		wrong: 'a mask of another size than the picture of a job that has to be looked up',
		parameters: { prompt: 'A sail' },
		parameter: 'maskField',
		parent: 'single',
		item: onlyId,
		binary: { data: pngField(511, 512) },
		looks: 1,
	},
	{
		wrong: 'a mask that is not there',
		parameters: { prompt: 'A sail', maskField: 'mask' },
		parameter: 'maskField',
		parent: 'single',
		binary: { data: pngField(512) },
	},
	{
		wrong: 'a mask that is no picture',
		parameters: { prompt: 'A sail' },
		parameter: 'maskField',
		parent: 'single',
		binary: { data: TEXT_FILE },
	},
	{
		wrong: 'no prompt',
		parameters: { prompt: written(' ') },
		parameter: 'prompt',
		parent: 'single',
		binary: { data: pngField(512) },
	},
	...ids(),
	...timeouts({ prompt: 'A sail' }, { data: pngField(512) }, 'single'),
];
