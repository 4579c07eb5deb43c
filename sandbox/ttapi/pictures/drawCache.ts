import { draw, type Drawing } from './draw';

/** Few drawings differ, as size and number are all there is to them; absurd ratios must not pile up all the same. */
const maxDrawings = 64;

const drawn = new Map<string, Buffer>();

/** As {@link draw}, drawn once as long as it is in use. */
export function drawCached(drawing: Drawing): Buffer {
	const key = `${drawing.size.width}x${drawing.size.height} ${drawing.shows}`;
	const png = drawn.get(key) ?? draw(drawing);
	// Put back at the end: the first entry is the one unused for longest.
	drawn.delete(key);
	drawn.set(key, png);
	if (drawn.size > maxDrawings) {
		for (const oldest of drawn.keys()) {
			drawn.delete(oldest);
			break;
		}
	}
	return png;
}
