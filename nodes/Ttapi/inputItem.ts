import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from './job/failure';
import { isJsonObject, type JsonObject } from './job/json';
import { readPictureFormat } from './job/pictureFormat';
import { MOST_PICTURE_BYTES, type LoadedPicture } from './job/submission';
import type { LookUp } from './lookUp';
import type { InputItem } from './operations/inputItem';
import { loadLinkedPicture } from './pictures/linkedPicture';

/** What an operation may find out about one input item, through n8n. */
export function inputItem(
	context: IExecuteFunctions,
	itemIndex: number,
	lookUp: LookUp,
): InputItem {
	const { json } = context.getInputData()[itemIndex];
	const read = async (field: string) => await context.helpers.getBinaryDataBuffer(itemIndex, field);
	return {
		json: json as InputItem['json'],
		picture: async (field) => {
			const file = fileIn(context, itemIndex, field);
			if (file === undefined) return { kind: 'missing' };
			// Told by n8n since 2.x, so that nothing is read in vain.
			if (Number(file.bytes ?? 0) > MOST_PICTURE_BYTES) return { kind: 'tooLarge' };
			const picture = await loadField(field, read);
			if (picture.kind === 'failed') return { kind: 'unreadable' };
			const { bytes } = picture;
			if (bytes.length > MOST_PICTURE_BYTES) return { kind: 'tooLarge' };
			const format = readPictureFormat(bytes);
			if (format === undefined) return { kind: 'noPicture' };
			const digest = digestOf(bytes);
			return { kind: 'picture', digest, format, load: async () => await send(field, read) };
		},
		linkedPicture: (url) => ({
			digest: digestOf(url),
			load: async () => await loadLinkedPicture(context, url),
		}),
		look: async (jobId) => await lookUp({ jobId, family: 'midjourney' }),
	};
}

/** n8n itself knows where a workflow keeps its binary data: beside the json, or in it. */
function fileIn(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): JsonObject | undefined {
	try {
		const found: unknown = context.helpers.assertBinaryData(itemIndex, field);
		// Any object has members of its own kind, such as `constructor`.
		return isJsonObject(found) && typeof found.mimeType === 'string' ? found : undefined;
	} catch {
		return undefined;
	}
}

type Read = (field: string) => Promise<Buffer>;

async function loadField(
	field: string,
	read: Read,
): Promise<{ kind: 'read'; bytes: Buffer } | (LoadedPicture & { kind: 'failed' })> {
	try {
		return { kind: 'read', bytes: await read(field) };
	} catch {
		// The reason names a place of n8n's storage, which is nobody's business.
		const happened = `The binary field "${field}" could not be read`;
		const toDo = 'Nothing was sent for this item: run the step again that makes the file';
		return { kind: 'failed', failure: failure('badInput', happened, toDo) };
	}
}

async function send(field: string, read: Read): Promise<LoadedPicture> {
	const file = await loadField(field, read);
	if (file.kind === 'failed') return file;
	const { mimeType = 'image/png' } = readPictureFormat(file.bytes) ?? {};
	return { kind: 'loaded', mimeType, base64: file.bytes.toString('base64') };
}

function digestOf(content: Buffer | string): string {
	return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
