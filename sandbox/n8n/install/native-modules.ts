/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { BoundedLog } from '../bounded-log';
import { startGroup } from '../process-group';
import { SetupFailure } from '../setup-failure';
import type { CacheFolder } from './cache-folder';
import { noSpaceMessage } from './disk-space';
import { readNpmFailure } from './install-failure';
import type { NodeRuntime } from './node-runtime';
import { runNpm } from './npm';
import { NEEDED_BYTES } from './npm-step';

/** The only two of n8n's native packages that it cannot start without; the others' install scripts never run. */
const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];
const BUILD_TOOLS = ['python3', 'make', 'g++'];

/**
 * isolated-vm comes prebuilt, sqlite3 is downloaded prebuilt from GitHub, or compiled where GitHub is out of reach.
 * @throws SetupFailure that names the missing build tools, or the log.
 */
export async function buildNativeModules(
	cache: CacheFolder,
	node: NodeRuntime,
	signal: AbortSignal | undefined,
): Promise<void> {
	const { ok, output } = await runNpm({
		args: ['rebuild', ...NATIVE_MODULES, '--ignore-scripts=false', '--foreground-scripts'],
		cwd: cache.folder,
		logFile: cache.logFile,
		nodeBinary: node.binary,
		// Compiled against the headers of the very Node that loads them, not those a machine's .npmrc may point to.
		env: node.headers === undefined ? {} : { npm_config_nodedir: node.headers },
		signal,
	});
	if (ok && (await canBeLoaded(cache, node))) return;
	if (readNpmFailure(output).kind === 'disk-full') {
		throw new SetupFailure(noSpaceMessage(cache.folder, NEEDED_BYTES));
	}
	throw new SetupFailure(buildFailedMessage(missingBuildTools(), cache.logFile));
}

async function canBeLoaded({ folder }: CacheFolder, node: NodeRuntime): Promise<boolean> {
	const log = new BoundedLog();
	const script = NATIVE_MODULES.map((name) => `require('${name}')`).join(';');
	const check = await startGroup({
		command: node.binary,
		args: ['--eval', script],
		cwd: folder,
		env: process.env,
		onOutput: (text) => log.append(text),
	});
	return (await check.exited).code === 0;
}

export function buildFailedMessage(missing: string[], logFile: string): string {
	const cause =
		missing.length > 0
			? `it needs ${missing.join(', ')}, which this machine lacks (Debian: apt-get install python3 make g++)`
			: 'python3, make and g++ are there, so the log must say why';
	return `n8n's database driver (sqlite3) could not be compiled: ${cause}. Log: ${logFile}`;
}

function missingBuildTools(): string[] {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return BUILD_TOOLS.filter(
		(tool) => !folders.some((folder) => existsSync(path.join(folder, tool))),
	);
}
