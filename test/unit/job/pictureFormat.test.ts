import { readPictureFormat } from '../../../nodes/Ttapi/job/pictureFormat';

const bytesOf = (base64: string) => Buffer.from(base64, 'base64');

/** Red, seven pixels wide and five high; made by ImageMagick and cwebp. */
const PNG = bytesOf(
	'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFCAMAAAC+RAbqAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgIA4AAAAoAAHkd23bAAAAAElFTkSuQmCC',
);
const BASELINE_JPEG = bytesOf(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAFAAcDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwT/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQA1j/2Q==',
);
const PROGRESSIVE_JPEG = bytesOf(
	'/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wgARCAAFAAcDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAVAQEBAAAAAAAAAAAAAAAAAAACA//aAAwDAQACEAMQAAABgG3/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAEFAn//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/AX//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/AX//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAY/An//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/IX//2gAMAwEAAgADAAAAEPP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAEDAQE/EH//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/EH//xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/EH//2Q==',
);
const GIF = bytesOf('R0lGODlhBwAFAPAAAP8AAAAAACH5BAAAAAAALAAAAAAHAAUAAAIFhI+puwUAOw==');
const BMP = bytesOf(
	'Qk1SAAAAAAAAAD4AAAAoAAAABwAAAAUAAAABAAEAAAAAABQAAAAAAAAAAAAAAAIAAAACAAAAAAD/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==',
);
const LOSSY_WEBP = bytesOf(
	'UklGRjQAAABXRUJQVlA4ICgAAACQAQCdASoHAAUAB0CWJaACdLoAA5gA/uUK+Cepco/+N48CvJdjoAAA',
);
const LOSSLESS_WEBP = bytesOf('UklGRhwAAABXRUJQVlA4TA8AAAAvBgABAAcQ/Y/+ByKi/wEA');
const EXTENDED_WEBP = bytesOf(
	'UklGRlgAAABXRUJQVlA4WAoAAAAQAAAABgAABAAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICgAAACQAQCdASoHAAUAB0CWJaACdLoAA5gA/uUK+Cepco/+N48CvJdjoAAA',
);

/** A JPEG with further segments before its first: EXIF with a preview of another size in it, and an APP15 of the largest size. */
function withSegments(jpeg: Buffer): Buffer {
	const segment = (marker: number, content: Buffer) => {
		const head = Buffer.from([0xff, marker, 0, 0]);
		head.writeUInt16BE(content.length + 2, 2);
		return Buffer.concat([head, content]);
	};
	const preview = bytesOf('/9j/wAARCAAgAEADASIAAhEBAxEB');
	return Buffer.concat([
		jpeg.subarray(0, 2),
		segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), preview])),
		segment(0xef, Buffer.alloc(65_533, 0xc0)),
		jpeg.subarray(2),
	]);
}

/** Marker segments may be preceded by any number of fill bytes (ITU-T T.81, B.1.1.2). */
function withFillBytes(jpeg: Buffer): Buffer {
	return Buffer.concat([jpeg.subarray(0, 2), Buffer.alloc(5, 0xff), jpeg.subarray(2)]);
}

/** Of a bitmap that is stored from top to bottom. */
function withNegativeHeight(bmp: Buffer): Buffer {
	const copy = Buffer.from(bmp);
	copy.writeInt32LE(-bmp.readInt32LE(22), 22);
	return copy;
}

const SAMPLES: Array<[string, string, Buffer]> = [
	['a PNG', 'image/png', PNG],
	['a baseline JPEG', 'image/jpeg', BASELINE_JPEG],
	['a progressive JPEG', 'image/jpeg', PROGRESSIVE_JPEG],
	['a JPEG with EXIF and other segments', 'image/jpeg', withSegments(BASELINE_JPEG)],
	['a progressive JPEG with such segments', 'image/jpeg', withSegments(PROGRESSIVE_JPEG)],
	['a JPEG with fill bytes', 'image/jpeg', withFillBytes(BASELINE_JPEG)],
	['a lossy WebP', 'image/webp', LOSSY_WEBP],
	['a lossless WebP', 'image/webp', LOSSLESS_WEBP],
	['an extended WebP', 'image/webp', EXTENDED_WEBP],
	['a GIF', 'image/gif', GIF],
	['a BMP', 'image/bmp', BMP],
	['a BMP from top to bottom', 'image/bmp', withNegativeHeight(BMP)],
];

const SIZE = { width: 7, height: 5 };

it.each(SAMPLES)('tells format and size of %s', (_, mimeType, bytes) => {
	expect(readPictureFormat(bytes)).toEqual({ mimeType, size: SIZE });
});

it.each(SAMPLES)('tells no wrong size of %s that is cut off anywhere', (_, mimeType, bytes) => {
	const found = new Set<string>();
	// Behind these the largest sample holds nothing but the picture itself.
	const cuts = [...Array(400).keys(), ...Array.from({ length: 400 }, (__, n) => bytes.length - n)];
	for (const length of cuts) {
		found.add(JSON.stringify(readPictureFormat(bytes.subarray(0, Math.max(0, length)))));
	}
	const allowed = [undefined, { mimeType, size: null }, { mimeType, size: SIZE }];
	expect(
		[...found].filter((one) => !allowed.map((it) => JSON.stringify(it)).includes(one)),
	).toEqual([]);
	expect(found.has(JSON.stringify(allowed[2]))).toBe(true);
});

it.each([
	['large sides of a lossless WebP', 'image/webp', losslessWebp(16_384, 4_097), 16_384, 4_097],
	['large sides of an extended WebP', 'image/webp', extendedWebp(70_000, 3), 70_000, 3],
	['a scaled lossy WebP, whose scale is no part of its size', 'image/webp', scaled(), 7, 5],
	['large sides of a PNG', 'image/png', png(70_000, 100_000), 70_000, 100_000],
])('reads %s', (_, mimeType, bytes, width, height) => {
	expect(readPictureFormat(bytes)).toEqual({ mimeType, size: { width, height } });
});

function losslessWebp(width: number, height: number): Buffer {
	const copy = Buffer.from(LOSSLESS_WEBP);
	// 14 bits each, then two of the flags.
	copy.writeUInt32LE(((height - 1) << 14) | (width - 1), 21);
	return copy;
}

function extendedWebp(width: number, height: number): Buffer {
	const copy = Buffer.from(EXTENDED_WEBP);
	copy.writeUIntLE(width - 1, 24, 3);
	copy.writeUIntLE(height - 1, 27, 3);
	return copy;
}

function scaled(): Buffer {
	const copy = Buffer.from(LOSSY_WEBP);
	copy.writeUInt16LE(7 | 0x4000, 26);
	copy.writeUInt16LE(5 | 0xc000, 28);
	return copy;
}

function png(width: number, height: number): Buffer {
	const copy = Buffer.from(PNG);
	copy.writeUInt32BE(width, 16);
	copy.writeUInt32BE(height, 20);
	return copy;
}

it.each([
	['nothing', Buffer.alloc(0)],
	['an HTML page', Buffer.from('<!DOCTYPE html>\n<html><head><title>Just a moment...</title>')],
	['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>')],
	['an MP4', Buffer.from('\0\0\0\x1cftypisom\0\0\x02\0isomiso2mp41')],
	[
		'a WAV, which is a RIFF too',
		Buffer.from('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x44\xac'),
	],
	['a text that begins with BM', Buffer.from('BMW')],
	['a PNG that was read as text', Buffer.from(PNG.toString('utf8'))],
	['base64 that was not decoded', Buffer.from(PNG.toString('base64'))],
])('%s is no picture', (_, bytes) => {
	expect(readPictureFormat(bytes)).toBeUndefined();
});

it('a JPEG whose segments lead nowhere has no size', () => {
	const endless = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(1000, 0xff)]);
	const empty = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(1000)]);
	for (const bytes of [endless, empty, BASELINE_JPEG.subarray(0, 158)]) {
		expect(readPictureFormat(bytes)).toEqual({ mimeType: 'image/jpeg', size: null });
	}
});

it('rubbish behind the first bytes of a picture does no harm', () => {
	// A fixed sequence, so that a failure can be repeated.
	let state = 42;
	const random = () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state;
	};
	for (let round = 0; round < 2000; round++) {
		const [, mimeType, sample] = SAMPLES[random() % SAMPLES.length];
		const length = random() % 200;
		const rubbish = Buffer.from(Array.from({ length }, () => random() >> 16));
		// The bytes by which a WebP is told end last.
		const head = sample.subarray(0, random() % 2 === 0 ? 12 : random() % 30);
		const format = readPictureFormat(Buffer.concat([head, rubbish]));
		if (head.length >= 12 && length > 20) expect(format?.mimeType).toBe(mimeType);
		const { width, height } = format?.size ?? { width: 0, height: 0 };
		expect([width, height].every((side) => Number.isInteger(side) && side >= 0)).toBe(true);
	}
});
