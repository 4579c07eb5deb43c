import type { IBinaryData } from 'n8n-workflow';
import { isHttpUrl } from '../transport';
import { fileNameOf, mimeTypeOf } from './files';
import { openFile, type FileContext, type NoFile } from './remoteFile';

/** Enough for a large file over a slow line; somebody waits for the workflow to go on. */
const MOST_SECONDS = 600;

export type Downloaded = { kind: 'stored'; binary: IBinaryData } | NoFile;

/**
 * Streams the file behind a link into n8n's binary storage: it is never whole in memory when n8n stores on
 * disk. Never rejects.
 *
 * @param cancelled aborted when the user stops the execution
 */
export async function download(
	context: FileContext,
	url: string,
	maxBytes: number,
	cancelled?: AbortSignal,
): Promise<Downloaded> {
	if (!isHttpUrl(url)) return { kind: 'failed', why: 'its link is not an http(s) address' };
	const forMore = 'raise the option Max File Size to have it';
	const bounds = { maxBytes, forMore, mostSeconds: MOST_SECONDS, cancelled };
	const file = await openFile(context, url, bounds);
	if (file.kind === 'failed') return file;
	const mimeType = mimeTypeOf(url, file.contentType);
	try {
		if (mimeType === undefined) {
			return { kind: 'failed', why: 'its server sent something that is no picture or video' };
		}
		const binary = await context.helpers.prepareBinaryData(file.body, fileNameOf(url), mimeType);
		const why = file.flaw();
		return why === undefined ? { kind: 'stored', binary } : { kind: 'failed', why };
	} catch (error) {
		return { kind: 'failed', why: file.flaw() ?? `n8n could not store it (${codeOf(error)})` };
	} finally {
		file.close();
	}
}

/** The code of a fault of the disk, such as ENOSPC; its message would name folders of the server. */
function codeOf(error: unknown): string {
	const { code, name } = Object(error);
	return String(code ?? name);
}
