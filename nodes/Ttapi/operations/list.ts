/** Every operation of the node, a line each; the first one of a resource is its default. */
export { imagine } from './image/imagine';
export { action } from './image/action';
export { blend } from './image/blend';
export { checkPrompt } from './image/checkPrompt';
export { describe } from './image/describe';
export { edit } from './image/edit';
export { getSeed } from './image/getSeed';
export { inpaint } from './image/inpaint';
export { generate } from './video/generate';
export { extend } from './video/extend';
export { get } from './job/get';
export { getMany } from './job/getMany';
export { wait } from './job/wait';
export { getAccount } from './account/get';
