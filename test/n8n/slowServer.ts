/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlowServer {
	url: string;
	/** Resolves when the first request has been answered, or was broken off. */
	answered: Promise<void>;
	/** Whether the caller broke the first request off. */
	broken(): boolean;
	close(): Promise<void>;
}

/** Answers every request with the same JSON, so many milliseconds after it came. */
export async function slowServer(body: object, afterMs: number): Promise<SlowServer> {
	let broken = false;
	let settle: () => void = () => {};
	const answered = new Promise<void>((resolve) => (settle = resolve));
	const server = createServer((_request, response) => {
		response.on('close', () => {
			broken ||= !response.writableEnded;
			settle();
		});
		setTimeout(() => {
			if (response.destroyed) return;
			response.setHeader('Content-Type', 'application/json');
			response.end(JSON.stringify(body));
		}, afterMs);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		answered,
		broken: () => broken,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
