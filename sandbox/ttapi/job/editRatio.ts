import { gridSize, tileSize, type Size } from './size';

/** What TTAPI crops the picture of an edit to. */
const ratios: ReadonlyArray<readonly [across: number, down: number]> = [
	[1, 1],
	[1, 2],
	[2, 1],
	[2, 3],
	[3, 2],
	[3, 4],
	[4, 3],
	[9, 16],
	[16, 9],
];

/** The size of the edits of a picture: of the allowed ratio that is nearest to its own. */
export function editSize(picture: Size): Size {
	const distance = ([across, down]: readonly [number, number]) =>
		Math.abs(Math.log((picture.width * down) / (picture.height * across)));
	const [nearest] = [...ratios].sort((one, other) => distance(one) - distance(other));
	return tileSize(gridSize(...nearest));
}
