/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import axios from 'axios';
import type { Sandbox } from '../../../../sandbox/ttapi';
import { until } from '../../../e2e/until';

const SUBMITS_AT_A_TIME = 10;

/** What TTAPI sends about so many finished jobs, each of them another one. */
export async function callbackBodies(ttapi: Sandbox, count: number): Promise<string[]> {
	const bodies: string[] = [];
	const server = createServer((incoming, answer) => {
		void text(incoming).then((body) => {
			bodies.push(body);
			answer.end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const hookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	try {
		let submits = 0;
		const lane = async () => {
			while (submits < count) await submit(ttapi, `p${submits++} __0s__`, hookUrl);
		};
		await Promise.all(Array.from({ length: SUBMITS_AT_A_TIME }, lane));
		await until('all jobs are called back', () => bodies.length === count);
		return bodies;
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

async function submit({ url, apiKey }: Sandbox, prompt: string, hookUrl: string): Promise<void> {
	const body = { prompt, mode: 'fast', hookUrl };
	const headers = { 'TT-API-KEY': apiKey };
	await axios.post(`${url}/midjourney/v1/imagine`, body, { headers, proxy: false });
}
