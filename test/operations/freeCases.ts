import { getAccount } from './account/get';
import type { FreeCase } from './freeCase';
import { checkPrompt } from './image/checkPrompt';
import { get } from './job/get';
import { getMany } from './job/getMany';
import { wait } from './job/wait';

/** Every operation that starts no job. */
export const freeCases: readonly FreeCase[] = [checkPrompt, get, getMany, wait, getAccount];
