import type { IBinaryData } from 'n8n-workflow';
import { pngBase64 } from '../sandbox/samplePictures';

/** A binary field as an earlier step puts it out, without n8n's storage on disk. */
export function binaryField(base64: string, mimeType = 'image/png'): IBinaryData {
	return { data: base64, mimeType, fileName: 'picture', fileSize: String(base64.length) };
}

/** A binary field with a white PNG of this size. */
export function pngField(width: number, height = width): IBinaryData {
	return binaryField(pngBase64(width, height));
}

/** The bytes of a binary field with the prefix of a data URI. */
export function dataUri({ data }: IBinaryData, mimeType = 'image/png'): string {
	return `data:${mimeType};base64,${data}`;
}

/** A file that passes for a GIF at a first glance, and for none at TTAPI. */
export const BROKEN_GIF = binaryField(Buffer.from(`GIF85a${' '.repeat(40)}`).toString('base64'));
