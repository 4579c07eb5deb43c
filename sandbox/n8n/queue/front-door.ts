/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before an n8n with a webhook processor, as a reverse proxy does in production. */
export interface FrontDoor {
	/** Without a trailing slash. */
	readonly url: string;
	stop(): Promise<void>;
}

export interface FrontDoorOptions {
	/** The port of n8n's main process. */
	main: number;
	/** The port of the webhook processor. */
	webhookProcessor: number;
}

const HOST = '127.0.0.1';

/** Other paths, `/webhook-test/` above all, are known to the main process alone. */
const PRODUCTION = /^\/(webhook|webhook-waiting|form|form-waiting|mcp)\//;

/**
 * Sends production webhooks and resume URLs to the webhook processor and all else to the main process, on 127.0.0.1.
 * Not for the editor, whose live connection it does not pass on.
 */
export async function startFrontDoor({
	main,
	webhookProcessor,
}: FrontDoorOptions): Promise<FrontDoor> {
	const server = createServer((incoming, answer) => {
		passOn(incoming, answer, PRODUCTION.test(incoming.url ?? '') ? webhookProcessor : main);
	});
	await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://${HOST}:${port}`,
		stop: async () => {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

function passOn(incoming: IncomingMessage, answer: ServerResponse, port: number): void {
	const { method, url, headers } = incoming;
	const outgoing = request({ host: HOST, port, method, path: url, headers, agent: false });
	outgoing.on('response', (reply) => {
		answer.writeHead(reply.statusCode ?? 502, reply.headers);
		reply.on('error', () => answer.destroy());
		reply.pipe(answer);
	});
	outgoing.on('error', () => {
		if (answer.headersSent) answer.destroy();
		else answer.writeHead(502).end();
	});
	answer.on('close', () => outgoing.destroy());
	incoming.pipe(outgoing);
}
