/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { constants } from 'node:zlib';
import { PNG } from 'pngjs';
import { tileSize, type Size } from '../job/size';
import { digitHeight, digitWidth, hasInk } from './digits';

export interface Drawing {
	size: Size;
	/** A tile by its number, 1-4, or all four of them. */
	shows: number | 'grid';
}

type Colour = readonly [red: number, green: number, blue: number];

/** Background of each tile, in their order. */
export const tileColours: readonly Colour[] = [
	[196, 78, 82],
	[76, 114, 176],
	[85, 148, 94],
	[140, 108, 178],
];

export const inkColour: Colour = [255, 255, 255];

/** Share of the tile that its number may fill. */
const digitShare = 0.6;

const bytesPerPixel = 3;

/** A PNG of a tile with its number, or of all four. */
export function draw({ size, shows }: Drawing): Buffer {
	const png = new PNG({ ...size, colorType: 2 });
	png.data = Buffer.alloc(size.width * size.height * bytesPerPixel);
	if (shows === 'grid') {
		const tile = tileSize(size);
		for (const index of [0, 1, 2, 3]) {
			const left = (index % 2) * tile.width;
			const top = index < 2 ? 0 : tile.height;
			drawTile(png, index + 1, left, top, tile);
		}
	} else {
		drawTile(png, shows, 0, 0, size);
	}
	return PNG.sync.write(png, {
		colorType: 2,
		inputHasAlpha: false,
		filterType: 0,
		// The strategy that pngjs prefers finds only runs of equal bytes, of which coloured pixels have none.
		deflateStrategy: constants.Z_DEFAULT_STRATEGY,
		deflateLevel: constants.Z_BEST_SPEED,
	});
}

function drawTile(png: PNG, tile: number, left: number, top: number, size: Size): void {
	const dot = Math.max(
		1,
		Math.floor(Math.min(size.width / digitWidth, size.height / digitHeight) * digitShare),
	);
	const digitTop = Math.floor((size.height - digitHeight * dot) / 2);
	let drawnRow: number | undefined;
	let line = Buffer.alloc(0);
	for (let y = 0; y < size.height; y++) {
		const row = Math.floor((y - digitTop) / dot);
		if (row !== drawnRow) line = drawLine(tile, row, dot, size.width);
		drawnRow = row;
		line.copy(png.data, ((top + y) * png.width + left) * bytesPerPixel);
	}
}

/** One line of pixels through a row of the tile's digit. */
function drawLine(tile: number, row: number, dot: number, width: number): Buffer<ArrayBuffer> {
	const line = Buffer.alloc(width * bytesPerPixel, Buffer.from(tileColours[tile - 1]));
	const digitLeft = Math.floor((width - digitWidth * dot) / 2);
	for (let column = 0; column < digitWidth; column++) {
		if (!hasInk(tile, column, row)) continue;
		const from = (digitLeft + column * dot) * bytesPerPixel;
		line.fill(Buffer.from(inkColour), from, from + dot * bytesPerPixel);
	}
	return line;
}
