/** The digits 1 to 4, five pixels wide and seven high. */
const bitmaps: Record<number, string[]> = {
	1: ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
	2: ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
	3: ['.###.', '#...#', '....#', '..##.', '....#', '#...#', '.###.'],
	4: ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
};

export const digitWidth = 5;
export const digitHeight = 7;

/** Whether a digit has ink at a place of its bitmap; outside of it there is none. */
export function hasInk(digit: number, column: number, row: number): boolean {
	return bitmaps[digit]?.[row]?.[column] === '#';
}
