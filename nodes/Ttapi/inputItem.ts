import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from './job/failure';
import { readPictureFormat } from './job/pictureFormat';
import type { LoadedPicture } from './job/submission';
import type { LookUp } from './lookUp';
import type { InputItem, InputPicture } from './operations/inputItem';
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
		picture: async (field): Promise<InputPicture | undefined> => {
			if (!hasField(context, itemIndex, field)) return undefined;
			const bytes = await read(field);
			return {
				digest: digestOf(bytes),
				format: readPictureFormat(bytes),
				load: async () => await loadField(field, read),
			};
		},
		linkedPicture: (url) => ({
			digest: digestOf(url),
			load: async () => await loadLinkedPicture(context, url),
		}),
		look: async (jobId) => await lookUp({ jobId, family: 'midjourney' }),
	};
}

/** n8n itself knows where a workflow keeps its binary data: beside the json, or in it. */
function hasField(context: IExecuteFunctions, itemIndex: number, field: string): boolean {
	try {
		context.helpers.assertBinaryData(itemIndex, field);
		return true;
	} catch {
		return false;
	}
}

async function loadField(
	field: string,
	read: (field: string) => Promise<Buffer>,
): Promise<LoadedPicture> {
	try {
		const bytes = await read(field);
		const mimeType = readPictureFormat(bytes)?.mimeType ?? 'image/png';
		return { kind: 'loaded', mimeType, base64: bytes.toString('base64') };
	} catch {
		const happened = `The binary field "${field}" could not be read`;
		const toDo = 'Nothing was sent for this item: run the step that makes the file again';
		return { kind: 'failed', failure: failure('badInput', happened, toDo) };
	}
}

function digestOf(content: Buffer | string): string {
	return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
