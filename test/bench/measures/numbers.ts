/** The middle one; of an even number, the higher of the two. */
export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The value that so many per cent of them do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

/** `1.23 ×` */
export function times(ratio: number): string {
	return `${ratio.toFixed(2)} ×`;
}
