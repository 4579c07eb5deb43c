/** `yyyymmdd` in UTC, as in the paths of TTAPI's tiles. */
export function compactDay(at: number): string {
	return isoDay(at).replace(/-/g, '');
}

/** `yyyy-mm-dd` in UTC, as in the paths of TTAPI's grids. */
export function isoDay(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}

/** `yyyy-mm-ddThh:mm:ssZ`, as in the times of image-edits; null for a moment that has not come. */
export function isoSecond(at: number | undefined): string | null {
	return at === undefined ? null : new Date(at).toISOString().replace(/\.\d+/, '');
}

/** `hhmmss` in UTC. */
export function compactTime(at: number): string {
	return new Date(at).toISOString().slice(11, 19).replace(/:/g, '');
}
