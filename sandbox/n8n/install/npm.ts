/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { appendFileSync } from 'node:fs';
import path from 'node:path';

import { BoundedLog } from '../bounded-log';
import { startGroup } from '../process-group';
import { tellsDiskFull } from './install-failure';

export interface NpmRun {
	args: string[];
	cwd: string;
	/** The Node that npm and the install scripts run on; without it, whatever npm runs on by itself. */
	nodeBinary?: string;
	env?: NodeJS.ProcessEnv;
	/** Everything npm prints is appended to it. */
	logFile?: string;
	signal?: AbortSignal;
}

export interface NpmResult {
	ok: boolean;
	/** The end of what npm printed. */
	output: string;
}

const GRACE_MS = 2000;

/**
 * Runs npm in a process group of its own, which is ended when `signal` is aborted, and when the disk is full: npm by
 * itself would go on failing to write for a quarter of an hour.
 * @throws the signal's reason when it is aborted; an Error when there is no npm. That npm fails is a result.
 */
export async function runNpm(run: NpmRun): Promise<NpmResult> {
	run.signal?.throwIfAborted();
	const log = new BoundedLog();
	const diskFull = new AbortController();
	const { command, args } = npmCommand(run);
	const npm = await startGroup({
		command,
		args,
		cwd: run.cwd,
		env: npmEnvironment(run),
		onOutput: (text) => {
			log.append(text);
			if (run.logFile !== undefined) appendTo(run.logFile, text);
			if (tellsDiskFull(text)) diskFull.abort();
		},
	});
	const stop = () => void npm.end(GRACE_MS);
	const reasons = AbortSignal.any([diskFull.signal, ...(run.signal ? [run.signal] : [])]);
	reasons.addEventListener('abort', stop, { once: true });
	if (reasons.aborted) stop();
	const { code } = await npm.exited;
	reasons.removeEventListener('abort', stop);
	run.signal?.throwIfAborted();
	return { ok: code === 0, output: log.text() };
}

/** The npm that started us, if one did: the npm on PATH may be a shim that brings another Node. */
function npmCommand({ args, nodeBinary }: NpmRun): { command: string; args: string[] } {
	const npmCli = process.env.npm_execpath;
	return npmCli !== undefined && path.basename(npmCli).startsWith('npm')
		? { command: nodeBinary ?? process.execPath, args: [npmCli, ...args] }
		: { command: 'npm', args };
}

/**
 * The user's npm settings, without those of this package's own scripts (its .npmrc switches install scripts off, which
 * npm hands on to what it starts), and without the key that nothing here needs.
 */
function npmEnvironment({ env, nodeBinary }: NpmRun): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) =>
			!/^npm_(lifecycle|package|config_(ignore_scripts|local_prefix))/i.test(name) &&
			name !== 'TTAPI_API_KEY',
	);
	const PATH = [nodeBinary && path.dirname(nodeBinary), process.env.PATH]
		.filter(Boolean)
		.join(path.delimiter);
	return { ...Object.fromEntries(inherited), ...env, PATH };
}

/** The disk that has no room for n8n may have none for the log either; npm's verdict is not lost with it. */
function appendTo(logFile: string, text: string): void {
	try {
		appendFileSync(logFile, text);
	} catch {
		// What npm said is in memory too.
	}
}
