import { unpackPackage } from '../../package/unpack';
import { n8nEnvironment } from '../environment';
import type { N8nInstallation } from '../install';
import { freePort } from '../ports';
import { startInOwnFolder } from './own-folder';
import { startService, type Service } from './service';

export interface N8nServiceOptions {
	installation: N8nInstallation;
	packageTarball: string;
	/** What the main process calls itself in webhook and resume URLs: every process that runs a node hands them out. */
	webhookUrl: string;
	/** What the main process is given too: mode, database, queue, encryption key. */
	env: Record<string, string>;
	/** Of its HTTP server, if it has one; a free one by default. */
	port?: number;
	/** Aborted while it starts, it stops it again. */
	signal?: AbortSignal;
}

/** Which of n8n's processes. */
export interface N8nKind {
	/** For messages. */
	name: string;
	/** Of its folder in the temp folder. */
	prefix: string;
	/** n8n's command, and its arguments. */
	args: string[];
	/** What it prints when it can be used. */
	readyWords: string;
}

const START_TIMEOUT_SECONDS = 180;

/**
 * Starts a process of n8n besides its main one, with a user folder of its own as on another machine.
 * @throws SetupFailure when it ends or is not ready in time; the signal's reason when aborted. Nothing is left then.
 */
export async function startN8nService(kind: N8nKind, options: N8nServiceOptions): Promise<Service> {
	const { installation, packageTarball, webhookUrl, signal } = options;
	const { binary } = installation.node;
	return await startInOwnFolder(kind.prefix, async (userFolder) => {
		await unpackPackage(packageTarball, userFolder);
		return await startService({
			name: kind.name,
			command: [binary, installation.script, ...kind.args],
			cwd: userFolder,
			env: n8nEnvironment({
				userFolder,
				port: options.port ?? (await freePort()),
				brokerPort: await freePort(),
				nodeBinary: binary,
				webhookUrl,
				extra: options.env,
			}),
			readyWords: kind.readyWords,
			timeoutSeconds: START_TIMEOUT_SECONDS,
			signal,
		});
	});
}
