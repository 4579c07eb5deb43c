/** Does something with every entry of a list, with at most so many under way at a time. */
export async function inLanes<Entry>(
	entries: readonly Entry[],
	lanes: number,
	work: (entry: Entry) => Promise<void>,
): Promise<void> {
	let next = 0;
	const lane = async () => {
		while (next < entries.length) await work(entries[next++]);
	};
	await Promise.all(Array.from({ length: Math.min(lanes, entries.length) }, lane));
}
