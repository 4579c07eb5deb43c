/*
 * The only place that speaks HTTP. Rules that must not regress:
 * - the API key goes to the credential's base URL and nowhere else: no redirect is followed;
 * - every HTTP status is handed back as an answer (`ignoreHttpStatusErrors`). n8n-core sends a request
 *   once more when it throws for a 401, and a paid request must never be sent twice;
 * - nothing that is thrown by the HTTP client leaves this file: it may quote the request with its key.
 */
import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { readBreakdown } from './breakdown';
import { readRetryAfter, type HttpReply } from './job/httpReply';
import { isJsonObject, textOf, type JsonObject } from './job/json';

const CREDENTIAL = 'ttapiApi';

/** A request to TTAPI, below the base URL. */
export interface TtapiRequest {
	method: 'GET' | 'POST';
	/** Begins with a slash. */
	path: string;
	query?: Record<string, string>;
	body?: JsonObject;
	/** Whether its answer is waited for also when the user stops the execution: it may hold the id of a paid job. */
	outlivesStop?: boolean;
	/** How long to wait for the answer. */
	timeoutSeconds: number;
}

/** TTAPI, as the credential of the node reaches it. */
export interface Connection {
	/** Without a trailing slash. */
	baseUrl: string;
	/** Sends a request with the key of the credential; never throws. */
	send: Send;
}

export type Send = (request: TtapiRequest) => Promise<HttpReply>;

type RequestContext = IExecuteFunctions | IWebhookFunctions | ILoadOptionsFunctions;

/**
 * Reads the credential once and connects with it.
 *
 * @throws NodeOperationError when there is no credential, or its base URL is no http(s) address
 */
export async function connect(context: RequestContext): Promise<Connection> {
	const credential = await context.getCredentials(CREDENTIAL);
	const baseUrl = readBaseUrl(credential.baseUrl);
	if (baseUrl === undefined) {
		throw new NodeOperationError(
			context.getNode(),
			'The Base URL in the TTAPI credential is not an http(s) address. Enter one, e.g. https://api.ttapi.io.',
		);
	}
	const apiKey = textOf(credential.apiKey)?.replace(/^[\s"']+|[\s"']+$/g, '');
	if (!apiKey) {
		throw new NodeOperationError(
			context.getNode(),
			'The API Key in the TTAPI credential is empty. Copy it from the TTAPI dashboard. Nothing was sent.',
		);
	}
	const send: Send = async ({ method, path, query, body, timeoutSeconds, outlivesStop }) => {
		const options: IHttpRequestOptions = {
			method,
			url: `${baseUrl}${path}`,
			qs: query,
			body,
			json: true,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: timeoutSeconds * 1000,
		};
		try {
			return readResponse(
				await context.helpers.httpRequestWithAuthentication.call(
					outlivesStop ? withoutStop(context) : context,
					CREDENTIAL,
					options,
				),
				apiKey,
			);
		} catch (error) {
			return { kind: 'noAnswer', ...readBreakdown(error, timeoutSeconds) };
		}
	};
	return { baseUrl, send };
}

/** The same context for n8n's HTTP helper, which would end the request when the execution is stopped. */
function withoutStop(context: RequestContext): RequestContext {
	return Object.create(context, { getExecutionCancelSignal: { value: () => undefined } });
}

/** The base URL without stray spaces and slashes; undefined when it is no http(s) address. */
export function readBaseUrl(value: unknown): string | undefined {
	const text = typeof value === 'string' ? value.trim().replace(/\/+$/, '') : '';
	// A path that is added to a query would be no path.
	return isHttpUrl(text) && !/[?#]/.test(text) ? text : undefined;
}

/** Whether a text is an absolute http or https URL. */
export function isHttpUrl(text: string): boolean {
	return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

function readResponse(response: unknown, apiKey: string): HttpReply {
	if (!isFullResponse(response)) {
		return { kind: 'noAnswer', neverSent: false, reason: 'the answer could not be read' };
	}
	const retryAfterSeconds = readRetryAfter(response.headers['retry-after'], Date.now());
	const body = withoutKey(response.body, apiKey);
	return { kind: 'answer', httpStatus: response.statusCode, body, retryAfterSeconds };
}

/** What TTAPI says may end in a message or an output: a reply that echoes the key must not carry it there. */
function withoutKey(body: unknown, apiKey: string): unknown {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
	if (!text.includes(apiKey)) return body;
	const masked = text.split(apiKey).join('***');
	return typeof body === 'string' ? masked : JSON.parse(masked);
}

function isFullResponse(
	response: unknown,
): response is { statusCode: number; headers: JsonObject; body: unknown } {
	return (
		isJsonObject(response) &&
		typeof response.statusCode === 'number' &&
		isJsonObject(response.headers)
	);
}
