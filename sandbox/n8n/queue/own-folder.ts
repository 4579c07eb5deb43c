import { tempFolder } from '../temp-folder';

/**
 * Starts something in a new folder of the system's temp folder. The folder goes when it is stopped, or does not start.
 * @throws what `start` throws.
 */
export async function startInOwnFolder<Started extends { stop(): Promise<void> }>(
	prefix: string,
	start: (folder: string) => Promise<Started>,
): Promise<Started> {
	const folder = await tempFolder(prefix);
	let running: Started | undefined;
	try {
		running = await start(folder.path);
	} finally {
		if (running === undefined) await folder.remove();
	}
	const { stop } = running;
	return {
		...running,
		stop: async () => {
			await stop();
			await folder.remove();
		},
	};
}
