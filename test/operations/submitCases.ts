import { action } from './image/action';
import { blend } from './image/blend';
import { describePicture } from './image/describe';
import { edit } from './image/edit';
import { getSeed } from './image/getSeed';
import { imagine } from './image/imagine';
import { inpaint } from './image/inpaint';
import type { SubmitCase } from './submitCase';
import { extend } from './video/extend';
import { generate } from './video/generate';

/** Every operation that starts jobs. */
export const submitCases: readonly SubmitCase[] = [
	imagine,
	action,
	blend,
	describePicture,
	edit,
	getSeed,
	inpaint,
	generate,
	extend,
];
