/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Agent } from 'node:http';
import axios from 'axios';

export interface Loaded {
	/** From the first call to the last answer. */
	seconds: number;
	/** Of each call, in milliseconds. */
	latencies: number[];
}

/**
 * Posts each of the bodies once, so many at a time.
 *
 * @throws Error when one is not answered with 200
 */
export async function load(
	url: string,
	bodies: readonly string[],
	connections: number,
): Promise<Loaded> {
	// A connection for each call, as TTAPI makes one.
	const httpAgent = new Agent({ keepAlive: false, maxSockets: connections });
	const headers = { 'Content-Type': 'application/json' };
	const latencies: number[] = [];
	let next = 0;
	const startedMs = performance.now();
	const connection = async () => {
		while (next < bodies.length) {
			const body = bodies[next++];
			const calledMs = performance.now();
			await axios.post(url, body, { headers, httpAgent, proxy: false });
			latencies.push(performance.now() - calledMs);
		}
	};
	try {
		await Promise.all(Array.from({ length: connections }, connection));
		return { seconds: (performance.now() - startedMs) / 1000, latencies };
	} finally {
		httpAgent.destroy();
	}
}
