/** Pixels. */
export interface Size {
	width: number;
	height: number;
}

/** A grid has about as many pixels as a square of this side. */
const gridSide = 1024;

/** Keeps the pictures of absurd ratios drawable. */
const shortestSide = 32;
const longestSide = 4096;

export const squareGrid: Size = { width: gridSide, height: gridSide };

/** The size of a grid whose tiles have the ratio `across : down`; sides are even, so that four tiles fill it. */
export function gridSize(across: number, down: number): Size {
	if (across <= 0 || down <= 0) return squareGrid;
	const divisor = greatestCommonDivisor(across, down);
	const [a, b] = [across / divisor, down / divisor];
	// A whole number of steps keeps the ratio exact; with too few of them the area would be far off.
	const step = 2 * Math.round(gridSide / Math.sqrt(a * b) / 2);
	if (step >= 16) return { width: a * step, height: b * step };
	const ratio = Math.sqrt(a / b);
	return { width: evenSide(gridSide * ratio), height: evenSide(gridSide / ratio) };
}

/** One tile of a grid, or the single that an upsample makes of it. */
export function tileSize(grid: Size): Size {
	return { width: grid.width / 2, height: grid.height / 2 };
}

export function enlarged(size: Size, factor: number): Size {
	return { width: size.width * factor, height: size.height * factor };
}

function evenSide(side: number): number {
	return 2 * Math.round(Math.min(longestSide, Math.max(shortestSide, side)) / 2);
}

function greatestCommonDivisor(a: number, b: number): number {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
