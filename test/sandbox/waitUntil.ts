/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';

/** Waits until a condition holds; rejects when it does not within the time. */
export async function waitUntil(holds: () => boolean, withinSeconds = 4): Promise<void> {
	const deadline = Date.now() + withinSeconds * 1000;
	while (!holds()) {
		if (Date.now() > deadline) throw new Error(`Still not so: ${holds.toString()}`);
		await pause(5);
	}
}
