import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../job/failure';
import { readPictureFormat } from '../job/pictureFormat';
import { MOST_PICTURE_BYTES, type LoadedPicture } from '../job/submission';
import { notStarted } from '../wait/submit';
import { openFile } from './remoteFile';

/** The item waits for it before it is submitted. */
const MOST_SECONDS = 60;

/** Fetches a picture that TTAPI only takes as a part of the request. Never rejects. */
export async function loadLinkedPicture(
	context: IExecuteFunctions,
	url: string,
): Promise<LoadedPicture> {
	const forMore = 'make it smaller';
	const cancelled = context.getExecutionCancelSignal();
	const bounds = { maxBytes: MOST_PICTURE_BYTES, forMore, mostSeconds: MOST_SECONDS, cancelled };
	const file = await openFile(context, url, bounds);
	const refuse = (why: string): LoadedPicture =>
		cancelled?.aborted ? { kind: 'failed', failure: notStarted() } : refused(url, why);
	if (file.kind === 'failed') return refuse(file.why);
	try {
		const bytes = await context.helpers.binaryToBuffer(file.body);
		const flaw = file.flaw();
		if (flaw !== undefined) return refuse(flaw);
		const format = readPictureFormat(bytes);
		if (format === undefined) return refuse('it is no picture');
		return { kind: 'loaded', mimeType: format.mimeType, base64: bytes.toString('base64') };
	} catch {
		return refuse(file.flaw() ?? 'it broke off');
	} finally {
		file.close();
	}
}

function refused(url: string, why: string): LoadedPicture {
	const happened = `The picture ${url} could not be fetched: ${why}`;
	const toDo = 'Nothing was sent for this item: use a public link to the picture itself';
	return { kind: 'failed', failure: failure('badInput', happened, toDo) };
}
