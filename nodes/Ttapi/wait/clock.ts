import { sleep } from 'n8n-workflow';

/** Time, as the batch needs it; handed in so that a test can run an hour in a moment. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after `seconds`, or at once when the signal is aborted; never rejects. */
	sleep(seconds: number, signal?: AbortSignal): Promise<void>;
}

/** A timer cannot be taken back by a node; in slices, one that nobody waits for any more is soon gone. */
const SLICE_MS = 1000;

/** The real time. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: async (seconds, signal) => {
		if (signal === undefined) return await sleep(seconds * 1000);
		if (signal.aborted) return;
		const sleepers = sleepersOf(signal);
		let wake: () => void = () => {};
		const aborted = new Promise<void>((resolve) => (wake = resolve));
		sleepers.add(wake);
		const untilMs = Date.now() + seconds * 1000;
		while (!signal.aborted && Date.now() < untilMs) {
			await Promise.race([sleep(Math.min(SLICE_MS, untilMs - Date.now())), aborted]);
		}
		sleepers.delete(wake);
	},
};

/** Who sleeps until a signal is aborted. One listener wakes them all: Node.js warns of more than ten. */
const allSleepers = new WeakMap<AbortSignal, Set<() => void>>();

function sleepersOf(signal: AbortSignal): Set<() => void> {
	const known = allSleepers.get(signal);
	if (known !== undefined) return known;
	const sleepers = new Set<() => void>();
	allSleepers.set(signal, sleepers);
	signal.addEventListener('abort', () => sleepers.forEach((wake) => wake()), { once: true });
	return sleepers;
}
