import type { Resource } from '../../../nodes/Ttapi/operations/operation';
import { pngField } from '../inputPictures';
import { action } from './action';
import { delivery, ids, onePicture, timeouts, written, wrongTypes } from './anyOperation';
import type { BadInput, Row } from './badInput';
import { blend } from './blend';
import { edit } from './edit';
import { getMany, idLists } from './job';
import { inpaint } from './inpaint';
import { extend, generate } from './video';

const rows = (resource: Resource, operation: string, own: readonly Row[]): BadInput[] =>
	own.map((row) => ({ resource, operation, ...row }));

/** Bad input of every operation; that of Imagine alone is in test/node/badInput.test.ts. */
export const badInputs: readonly BadInput[] = [
	...rows('image', 'imagine', [...delivery, ...wrongTypes]),
	...rows('image', 'action', action),
	...rows('image', 'blend', blend),
	...rows('image', 'checkPrompt', [
		{ wrong: 'no prompt', parameters: { prompt: written(' ') }, parameter: 'prompt' },
	]),
	...rows('image', 'describe', [...onePicture({}), ...timeouts({}, { data: pngField(8) })]),
	...rows('image', 'edit', edit),
	...rows('image', 'getSeed', [...ids(), ...timeouts({}, undefined, 'grid')]),
	...rows('image', 'inpaint', inpaint),
	...rows('video', 'generate', generate),
	...rows('video', 'extend', extend),
	...rows('job', 'get', ids()),
	...rows('job', 'getMany', getMany),
	...rows('job', 'wait', idLists),
];
