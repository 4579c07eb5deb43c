/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios from 'axios';
import type { JsonObject } from '../http/json';

/** One try to tell a hook about a finished job. */
export interface CallbackRecord {
	jobId: string;
	url: string;
	/** 1 for the first notification of the job. */
	attempt: number;
	/** What the hook answered; missing when it did not. */
	status?: number;
	/** Why there is no status. */
	error?: string;
	/** Epoch milliseconds at which the try began. */
	at: number;
}

// Connections that stay open would outlive the sandbox.
const httpAgent = new HttpAgent({ keepAlive: false });
const httpsAgent = new HttpsAgent({ keepAlive: false });

/** Posts a callback once, pretty-printed as TTAPI does. Never rejects, follows no redirect, uses no proxy. */
export async function postCallback(
	url: string,
	body: JsonObject,
	{ timeoutSeconds, signal }: { timeoutSeconds: number; signal: AbortSignal },
): Promise<Pick<CallbackRecord, 'status' | 'error'>> {
	try {
		const { status } = await axios.post(url, JSON.stringify(body, null, 2), {
			headers: { 'Content-Type': 'application/json' },
			timeout: timeoutSeconds * 1000,
			signal,
			maxRedirects: 0,
			validateStatus: () => true,
			responseType: 'text',
			proxy: false,
			httpAgent,
			httpsAgent,
		});
		return { status };
	} catch (error) {
		return { error: error instanceof Error ? error.message : String(error) };
	}
}
