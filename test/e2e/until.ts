/* eslint-disable @n8n/community-nodes/no-restricted-globals */

/**
 * Waits until something is so, looking five times a second.
 *
 * @throws Error that names it when it is not so within 20 s
 */
export async function until(
	what: string,
	reached: () => boolean | Promise<boolean>,
): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		if (await reached()) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error(`${what}: not so within 20 s`);
}
