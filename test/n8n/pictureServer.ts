/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Serve = (response: ServerResponse, request: IncomingMessage) => void;

/** A picture of one pixel. */
export const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
	'base64',
);

export const servePixel: Serve = (response) => {
	response.writeHead(200, { 'Content-Type': 'image/png' }).end(PIXEL);
};

/** A server of files that is no part of TTAPI, and behaves as each test tells it. */
export class PictureServer {
	/** By the end of the path; `servePixel` where there is none. */
	readonly serves = new Map<string, Serve>();

	readonly requests: IncomingMessage[] = [];

	/** The most requests that were under way at a time. */
	most = 0;

	private underWay = 0;

	private readonly server = createServer((request, response) => {
		this.requests.push(request);
		this.most = Math.max(this.most, ++this.underWay);
		response.once('close', () => this.underWay--);
		const path = (request.url ?? '').split('?')[0];
		(this.serves.get(path) ?? servePixel)(response, request);
	});

	private get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** The address of a file; `serve` says how it is answered. */
	link(path: string, serve?: Serve): string {
		if (serve !== undefined) this.serves.set(path, serve);
		return this.url + path;
	}

	/** The paths that were asked for. */
	paths(): string[] {
		return this.requests.map(({ url }) => url ?? '');
	}

	/** Requests that are neither answered whole nor given up; those that are about to end get two seconds for it. */
	async open(): Promise<number> {
		for (let tries = 0; this.underWay > 0 && tries < 200; tries++) await pause(10);
		return this.underWay;
	}

	reset(): void {
		this.server.closeAllConnections();
		this.serves.clear();
		this.requests.length = 0;
		this.most = 0;
	}

	async listen(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** A server for the tests of one file, as new before each of them. */
export function usePictureServer(): PictureServer {
	const server = new PictureServer();
	beforeAll(async () => await server.listen());
	afterAll(async () => {
		await server.close();
		// A sleep of the node for which nobody waits any more is gone within a second.
		await pause(1100);
	});
	beforeEach(() => server.reset());
	return server;
}
