/** How a run ended: its result, or what it threw. */
export type Ended<Result> = { result: Result } | { thrown: unknown };

/**
 * Starts runs that mostly wait, so many at a time, in their order. Jest would do five at a time.
 *
 * @returns a promise for the end of each; none of them rejects, since nobody may be waiting yet
 */
export function sideBySide<Result>(
	runs: ReadonlyArray<() => Promise<Result>>,
	lanes: number,
): Array<Promise<Ended<Result>>> {
	const begin: Array<() => void> = [];
	const ends = runs.map(async (run): Promise<Ended<Result>> => {
		await new Promise<void>((resolve) => begin.push(resolve));
		try {
			return { result: await run() };
		} catch (thrown) {
			return { thrown };
		} finally {
			begin.shift()?.();
		}
	});
	begin.splice(0, lanes).forEach((start) => start());
	return ends;
}

/** @throws what the run threw */
export function resultOf<Result>(ended: Ended<Result>): Result {
	if ('thrown' in ended) throw ended.thrown;
	return ended.result;
}
