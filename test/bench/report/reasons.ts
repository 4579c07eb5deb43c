import type { Bar } from '../measures/measure';

/**
 * Why a bar does not hold, by what it is about. Written by hand, from what was measured and profiled; only shown where it
 * does not hold.
 */
const REASONS: Readonly<Record<string, string>> = {
	'Polling: jobs of 20 s and more':
		'A batch never looks more often than five times a second, out of regard for TTAPI, whose rate limit nobody knows ([when the node asks](schedule.md)). So it takes N / 5 seconds to see N jobs that end in the same moment: 10 s for 50, 40 s for 200. Ten jobs of 20 s are 1.29 × for another reason: the schedule makes do with 3.1 requests a job where the rival sends 5, and the last of ten is now and then seen 5 s late. Wait by Callback has neither limit.',
	'Callback: 200 jobs that end together, from the last one to the end':
		'It is as fast as n8n, within what differs from run to run: 12.7 s with jobs of 20 s, 15.4 s with jobs of 7 s. n8n loads the record of the whole execution for each of the 200 calls, where a Wait node has one small record per call.',
};

export function reasonOf({ what, reason }: Bar): string {
	return reason ?? REASONS[what] ?? 'not looked into yet.';
}
