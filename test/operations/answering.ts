/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A TTAPI that says what it is told to. */
export interface AnsweringTtapi {
	credential: { apiKey: string; baseUrl: string };
	/** What it was asked: method and path. */
	asked: string[];
	close: () => Promise<void>;
}

/**
 * Starts it on 127.0.0.1.
 *
 * @param body of every answer, or what makes it of the query
 */
export async function answering(
	httpStatus: number,
	body: object | ((query: URLSearchParams) => object),
): Promise<AnsweringTtapi> {
	const asked: string[] = [];
	const server = createServer((request: IncomingMessage, response) => {
		asked.push(`${request.method} ${request.url}`);
		request.resume();
		request.on('end', () => {
			response.writeHead(httpStatus, { 'Content-Type': 'application/json' });
			const { searchParams } = new URL(request.url ?? '/', 'http://ttapi');
			response.end(JSON.stringify(typeof body === 'function' ? body(searchParams) : body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		credential: { apiKey: 'a-key-to-look-for', baseUrl: `http://127.0.0.1:${port}` },
		asked,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
