import { sleep } from 'n8n-workflow';

/** Time, as the batch needs it; handed in so that a test can run an hour in a moment. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after `seconds`, or at once when the signal is aborted; never rejects. */
	sleep(seconds: number, signal?: AbortSignal): Promise<void>;
}

/** The real time. */
export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: async (seconds, signal) => {
		if (signal === undefined) return await sleep(seconds * 1000);
		if (signal.aborted) return;
		let wake: () => void = () => {};
		const aborted = new Promise<void>((resolve) => (wake = resolve));
		signal.addEventListener('abort', wake, { once: true });
		await Promise.race([sleep(seconds * 1000), aborted]);
		signal.removeEventListener('abort', wake);
	},
};
