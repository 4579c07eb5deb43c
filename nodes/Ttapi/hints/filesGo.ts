import { jobOf } from '../pictures/deliver';
import type { Destination } from '../pictures/delivery';
import { filesOf } from '../pictures/files';
import type { Outcome } from '../wait/outcome';
import type { Hint } from './hint';

/** TTAPI guarantees links for about a month (ttapi-api.md 8), which is easily missed where only links come out. */
export function filesGo(
	outcomes: readonly Outcome[],
	destinations: readonly Destination[],
): Hint | undefined {
	const staysBehind = outcomes.some((outcome, index) => {
		const { delivery, kept } = destinations[index];
		const job = jobOf(outcome);
		const isKept = kept !== undefined || (delivery?.download ?? 'none') !== 'none';
		// Whoever asked for a text or a seed does not miss the picture.
		const isWanted = job !== undefined && !job.seed && job.prompts === undefined;
		return isWanted && !isKept && filesOf(job, EVERYTHING).length > 0;
	});
	if (!staysBehind) return undefined;
	return {
		message: 'TTAPI keeps the files for about a month. To keep them here, add the option Download.',
		type: 'info',
	};
}

const EVERYTHING = { download: 'all', field: 'data', maxBytes: 0, onePerPicture: false } as const;
