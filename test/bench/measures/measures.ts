import { growth } from './growth/growth';
import { memory } from './memory/memory';
import type { Measure } from './measure';
import { presence } from './presence/presence';
import { queueMode } from './queueMode/queueMode';
import { trigger } from './trigger/trigger';
import { waiting } from './waiting/waiting';

/** All measures, in the order in which they run and stand on the page. */
export const MEASURES: readonly Measure[] = [waiting, queueMode, trigger, memory, presence, growth];
