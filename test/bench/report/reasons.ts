import type { Bar } from '../measures/measure';

/**
 * Why a bar does not hold, by what it is about. Written by hand, from what was measured and profiled; only shown where it
 * does not hold.
 */
const REASONS: Readonly<Record<string, string>> = {
	'Polling: jobs of 20 s and more':
		'A batch never looks more often than five times a second, out of regard for TTAPI, whose rate limit nobody knows ([when the node asks](schedule.md)). So it takes N / 5 seconds to see N jobs that end in the same moment: 10 s for 50, 40 s for 200. Wait by Callback does not have that limit.',
};

export function reasonOf({ what, reason }: Bar): string {
	return reason ?? REASONS[what] ?? 'not looked into yet.';
}
