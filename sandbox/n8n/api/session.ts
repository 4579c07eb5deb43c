import axios, { type AxiosInstance, type Method } from 'axios';

/** n8n refused a request. The message carries n8n's own. */
export class N8nApiError extends Error {
	override readonly name = 'N8nApiError';

	constructor(
		message: string,
		/** The HTTP status. */
		readonly status: number,
	) {
		super(message);
	}
}

const REQUEST_TIMEOUT_MS = 60_000;

/**
 * The editor's own REST API of n8n 2.41.1, as a logged-in user. It is not n8n's public API: routes and bodies are those
 * of the controllers in n8n/dist.
 */
export class N8nSession {
	private readonly http: AxiosInstance;
	private cookie = '';

	constructor(url: string) {
		this.http = axios.create({
			baseURL: url,
			timeout: REQUEST_TIMEOUT_MS,
			proxy: false,
			validateStatus: () => true,
		});
	}

	/** @throws N8nApiError when n8n refuses; axios's own error when n8n cannot be reached. */
	async request<T>(method: Method, path: string, body?: object): Promise<T> {
		const reply = await this.http.request<{ data?: T; message?: string } | string>({
			method,
			url: path,
			data: body,
			// n8n ends connections that rest for 5 s: a busy one does so while the next request is on its way.
			headers: { Connection: 'close', ...(this.cookie && { Cookie: this.cookie }) },
		});
		this.keepCookie(reply.headers['set-cookie']);
		if (reply.status >= 400) {
			const said = typeof reply.data === 'object' ? reply.data.message : undefined;
			throw new N8nApiError(
				`n8n answered ${method} ${path} with ${reply.status}: ${said ?? 'no reason given'}`,
				reply.status,
			);
		}
		// Under /rest everything comes in an envelope; the lists of node types come bare.
		const data = reply.data as { data?: T };
		return (path.startsWith('/rest/') ? data.data : data) as T;
	}

	private keepCookie(setCookie: string[] | undefined): void {
		const login = setCookie?.find((cookie) => cookie.startsWith('n8n-auth='));
		if (login !== undefined) this.cookie = login.split(';')[0];
	}
}
