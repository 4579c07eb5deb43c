import { PNG } from 'pngjs';

/** A white PNG of this size as base64. */
export function pngBase64(width: number, height: number): string {
	const png = new PNG({ width, height });
	png.data = Buffer.alloc(width * height * 3, 255);
	// What pngjs does by default, filtering and packing tightly, takes seconds.
	const options = { inputHasAlpha: false, filterType: 0, deflateLevel: 1, deflateStrategy: 0 };
	return PNG.sync.write(png, { colorType: 2, ...options }).toString('base64');
}

/** The same with the prefix of a data URI. */
export function pngUri(width = 8, height = 8): string {
	return `data:image/png;base64,${pngBase64(width, height)}`;
}

/** Base64 of a file that begins like a picture of a format. */
export function beginningLike(head: string): string {
	return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(50)]).toString('base64');
}
