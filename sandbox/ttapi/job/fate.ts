import type { Switches } from '../switches/switches';
import type { JobOrder } from './job';
import { durationOf, endingOf } from './magicPrompt';

/** How long a job with this prompt takes and how it ends. A job without one has the prompt ''. */
export function fateOf(
	prompt: string,
	{ jobSeconds }: Switches,
): Pick<JobOrder, 'durationSeconds' | 'ending'> {
	return { durationSeconds: durationOf(prompt) ?? jobSeconds, ending: endingOf(prompt) };
}
