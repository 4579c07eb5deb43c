import type { IExecuteFunctions } from 'n8n-workflow';
import { failure } from '../job/failure';
import { readPictureFormat } from '../job/pictureFormat';
import type { LoadedPicture } from '../job/submission';
import { openFile } from './remoteFile';

/** Larger pictures make a request that no gateway lets pass. */
const MOST_BYTES = 20_000_000;

/** Fetches a picture that TTAPI only takes as a part of the request. Never rejects. */
export async function loadLinkedPicture(
	context: IExecuteFunctions,
	url: string,
): Promise<LoadedPicture> {
	const forMore = 'make it smaller';
	const cancelled = context.getExecutionCancelSignal();
	const file = await openFile(context, url, { maxBytes: MOST_BYTES, forMore, cancelled });
	if (file.kind === 'failed') return refused(url, file.why);
	try {
		const bytes = await context.helpers.binaryToBuffer(file.body);
		const flaw = file.flaw();
		if (flaw !== undefined) return refused(url, flaw);
		const format = readPictureFormat(bytes);
		if (format === undefined) return refused(url, 'it is no picture');
		return { kind: 'loaded', mimeType: format.mimeType, base64: bytes.toString('base64') };
	} catch {
		return refused(url, file.flaw() ?? 'it broke off');
	} finally {
		file.close();
	}
}

function refused(url: string, why: string): LoadedPicture {
	const happened = `The picture ${url} could not be fetched: ${why}`;
	const toDo = 'Nothing was sent for this item: use a public link to the picture itself';
	return { kind: 'failed', failure: failure('badInput', happened, toDo) };
}
