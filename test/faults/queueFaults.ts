import type { FaultCase } from './faultCase';

const prompts = Array.from({ length: 100 }, (_, index) => `p${index}`);

const oneHundred = (
	maxQueue: number,
	maxInFlight: number,
	mostRefused: number,
	waitModes: FaultCase['waitModes'],
): FaultCase => ({
	fault: `100 items, a queue of ${maxQueue}, Max Jobs in Flight ${maxInFlight}`,
	waitModes,
	prompts,
	switches: { maxQueue, jobSeconds: 0.2 },
	options: { maxInFlight },
	out: prompts.map(() => 'SUCCESS'),
	mostRefused,
});

/**
 * More items than TTAPI's queue takes. Refused at most: each submit of the first rush, and then about one for each job.
 * Without the order that the node keeps, every waiting submit would be refused again and again.
 */
export const queueFaults: FaultCase[] = [
	oneHundred(10, 10, 0, ['poll', 'callback']),
	oneHundred(10, 100, 200, ['poll', 'callback']),
	oneHundred(3, 10, 110, ['poll', 'callback']),
	oneHundred(3, 100, 200, ['poll', 'callback']),
];
