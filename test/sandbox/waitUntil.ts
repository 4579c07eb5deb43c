/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';

/** Waits until a condition holds; rejects after three seconds. */
export async function waitUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 3000;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`Still not so: ${holds.toString()}`);
		await pause(5);
	}
}
