/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCallback {
	path: string;
	headers: IncomingHttpHeaders;
	text: string;
}

/** A receiver of callbacks. */
export interface HookServer {
	url: string;
	received: ReceivedCallback[];
	close(): Promise<void>;
}

/** Answers its calls with these statuses in turn, the last one for ever; `hang` never answers. */
export async function startHookServer(...answers: Array<number | 'hang'>): Promise<HookServer> {
	const received: ReceivedCallback[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const answer = answers[Math.min(received.length, answers.length - 1)] ?? 200;
			received.push({
				path: request.url ?? '',
				headers: request.headers,
				text: Buffer.concat(parts).toString(),
			});
			if (answer === 'hang') return;
			response.writeHead(answer, { Location: '/elsewhere' }).end('thank you');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		received,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
