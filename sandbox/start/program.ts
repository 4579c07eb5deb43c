/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { CleanUp } from './clean-up';
import { STOPPED_EXIT_CODE, stopSignal } from './stop-signals';

/**
 * Runs what an `npm` script starts, to its end or until it is told to stop; then everything that it started is
 * taken down in order. A failure is one line and exit code 1.
 *
 * @param start does the work; it tells `cleanUp` of what has to be taken down
 */
export async function runProgram(
	start: (cleanUp: CleanUp, signal: AbortSignal) => Promise<void>,
): Promise<void> {
	const cleanUp = new CleanUp();
	const signal = stopSignal();
	const failure = await start(cleanUp, signal).then(
		() => undefined,
		(error: unknown) => error,
	);
	if (signal.aborted) process.stdout.write('\nStopping what was started ...\n');
	await cleanUp.run();
	if (signal.aborted) process.exitCode = STOPPED_EXIT_CODE;
	else if (failure !== undefined) {
		process.stderr.write(`${oneLine(failure)}\n`);
		process.exitCode = 1;
	}
}

function oneLine(failure: unknown): string {
	const text = failure instanceof Error ? failure.message : String(failure);
	return text.replace(/\s*\n\s*/g, ' ');
}
