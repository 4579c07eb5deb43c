/*
 * The only place that asks for files. Rules that must not regress:
 * - the API key never goes to the server of a file: the request is made without the credential;
 * - a file is handed on as a stream, and bounded in size and in time.
 */
import type { IExecuteFunctions, IHttpRequestOptions, IWebhookFunctions } from 'n8n-workflow';
import { readBreakdown } from '../breakdown';
import { isJsonObject, numberOf, textOf } from '../job/json';
import { StreamWatch } from './streamWatch';

/** The longest time without a byte. */
const SILENCE_SECONDS = 30;

/** Until the answer begins. n8n's HTTP client also ends an answer that is silent for so long, but does not say why. */
const ANSWER_SECONDS = SILENCE_SECONDS + 5;

export type FileContext = IExecuteFunctions | IWebhookFunctions;

/** The stream that n8n's helpers hand out and take. */
export type FileStream = Exclude<
	Parameters<FileContext['helpers']['prepareBinaryData']>[0],
	Buffer
>;

/** A file on its way. */
export interface RemoteFile {
	kind: 'file';
	body: FileStream;
	/** What its server says of it. */
	contentType: string | undefined;
	/** Why what takes the stream ended early; undefined when the file came whole. */
	flaw(): string | undefined;
	/** To be called when nothing more is read, however it ended: no connection is left open. */
	close(): void;
}

export interface NoFile {
	kind: 'failed';
	/** In a few words, to stand after a colon. */
	why: string;
}

/** How much of a file is taken, and until when. */
export interface Bounds {
	/** A larger file is given up. */
	maxBytes: number;
	/** What to do to have a larger one all the same, to stand after a semicolon. */
	forMore: string;
	/** From the first byte to the last, in seconds. */
	mostSeconds: number;
	/** Aborted when the user stops the execution. */
	cancelled?: AbortSignal;
}

/** Begins to fetch a file. Never rejects. */
export async function openFile(
	context: FileContext,
	url: string,
	bounds: Bounds,
): Promise<RemoteFile | NoFile> {
	const { cancelled } = bounds;
	const request = new AbortController();
	const end = () => request.abort();
	cancelled?.addEventListener('abort', end, { once: true, signal: request.signal });
	const options: IHttpRequestOptions = {
		method: 'GET',
		url,
		encoding: 'stream',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: ANSWER_SECONDS * 1000,
		abortSignal: request.signal,
	};
	try {
		const file = readResponse(await context.helpers.httpRequest(options), bounds, end);
		if (file.kind === 'failed') end();
		return file;
	} catch (error) {
		end();
		const { reason } = readBreakdown(error, ANSWER_SECONDS);
		return { kind: 'failed', why: `its server could not be reached (${reason})` };
	}
}

/**
 * @param end ends the request. The stream alone would not do: n8n's HTTP client hands out a wrapper around what comes
 * from the network, and a wrapper that is destroyed waits for the next byte, and leaves the connection open when it
 * was never read
 */
function readResponse(
	response: unknown,
	{ maxBytes, forMore, mostSeconds, cancelled }: Bounds,
	end: () => void,
): RemoteFile | NoFile {
	const { body, headers, statusCode }: Record<string, unknown> = Object(response);
	if (!isStream(body)) return { kind: 'failed', why: 'the answer of its server could not be read' };
	// Without a listener, a stream that is given up would end the process.
	body.on('error', () => undefined);
	const status = numberOf(statusCode) ?? 0;
	if (status < 200 || status >= 300) {
		return { kind: 'failed', why: `its server answered HTTP ${status}` };
	}
	const header = (name: string) => (isJsonObject(headers) ? textOf(headers[name]) : undefined);
	const announced = numberOf(header('content-length')) ?? 0;
	const tooLarge = `it is larger than ${maxBytes / 1_000_000} MB; ${forMore}`;
	if (announced > maxBytes) return { kind: 'failed', why: tooLarge };

	const limits = { maxBytes, tooLarge, silenceSeconds: SILENCE_SECONDS, mostSeconds };
	const watch = new StreamWatch(body, limits, end);
	return {
		kind: 'file',
		body,
		contentType: header('content-type'),
		flaw: () => (cancelled?.aborted ? 'the execution was stopped' : watch.reason),
		close: () => watch.end(),
	};
}

function isStream(value: unknown): value is FileStream {
	const names = ['on', 'pipe', 'pause', 'destroy'] as const;
	const isObject = typeof value === 'object' && value !== null;
	return isObject && names.every((name) => typeof Object(value)[name] === 'function');
}
