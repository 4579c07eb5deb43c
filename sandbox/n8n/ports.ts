/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:net';

/** A port on which nothing listens at this moment, for a process that is about to be started. */
export async function freePort(): Promise<number> {
	return await listenOnce(0, '127.0.0.1');
}

/** Looks on all addresses too: a server that listens on those does not show up on 127.0.0.1 everywhere. */
export async function isPortFree(port: number): Promise<boolean> {
	for (const address of ['127.0.0.1', '0.0.0.0']) {
		const free = await listenOnce(port, address).then(
			() => true,
			() => false,
		);
		if (!free) return false;
	}
	return true;
}

async function listenOnce(port: number, address: string): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, address, () => {
			const bound = server.address();
			const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
			server.close(() => resolve(boundPort));
		});
	});
}
