/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** What the node after the wait tells of a job: that its execution has gone on. */
export interface Arrival {
	jobId: string;
	status: string;
	cdnImage: string;
	/** Else the deadline let it go on. */
	byCallback: boolean;
	/** Of the downloaded grid, as the worker read it; null when there is none. */
	sha256: string | null;
}

/**
 * Counts from the outside how often the workflow went on for a job: n8n itself shows an execution that was resumed twice
 * as one.
 */
export interface Arrivals {
	readonly url: string;
	/** Since the last call, oldest first. */
	take(): Arrival[];
	stop(): Promise<void>;
}

export async function countArrivals(): Promise<Arrivals> {
	let arrivals: Arrival[] = [];
	const server = createServer((incoming, answer) => {
		json(incoming).then(
			(body) => {
				arrivals.push(body as Arrival);
				answer.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
			},
			() => answer.writeHead(400).end(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		take: () => {
			const taken = arrivals;
			arrivals = [];
			return taken;
		},
		stop: async () => {
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}
