/* eslint-disable @n8n/community-nodes/no-restricted-globals */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm, tsx and the terminal each pass one Ctrl-C on. */
const SAME_CTRL_C_MS = 1000;

const LOOK_FOR_PARENT_MS = 1000;

/** The usual exit code of a program that was told to stop. */
export const STOPPED_EXIT_CODE = 130;

/**
 * Aborted by the first Ctrl-C (or a kill), so that everything is stopped in order. A second one ends this process at
 * once; what it started goes with it. The end of the parent counts as a Ctrl-C: npm, killed, does not pass that on.
 */
export function stopSignal(): AbortSignal {
	const stop = new AbortController();
	let firstAt: number | undefined;
	const onSignal = () => {
		firstAt ??= Date.now();
		if (Date.now() - firstAt > SAME_CTRL_C_MS) process.exit(STOPPED_EXIT_CODE);
		stop.abort();
	};
	for (const name of SIGNALS) process.on(name, onSignal);

	const parent = process.ppid;
	setInterval(() => {
		if (process.ppid !== parent) stop.abort();
	}, LOOK_FOR_PARENT_MS).unref();
	return stop.signal;
}
