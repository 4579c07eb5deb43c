/** `yyyymmdd` in UTC, as in the paths of TTAPI's tiles. */
export function compactDay(at: number): string {
	return isoDay(at).replace(/-/g, '');
}

/** `yyyy-mm-dd` in UTC, as in the paths of TTAPI's grids. */
export function isoDay(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}

/** `hhmmss` in UTC. */
export function compactTime(at: number): string {
	return new Date(at).toISOString().slice(11, 19).replace(/:/g, '');
}
