/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';

import axios from 'axios';

import { BoundedLog } from './bounded-log';
import type { N8nInstallation } from './install';
import { startGroup, type Exit, type ProcessGroup } from './process-group';
import { SetupFailure } from './setup-failure';

export interface Launch {
	installation: N8nInstallation;
	url: string;
	userFolder: string;
	env: NodeJS.ProcessEnv;
	onOutput: (text: string) => void;
	timeoutSeconds: number;
	signal: AbortSignal | undefined;
}

const LOOK_AGAIN_MS = 100;
const REQUEST_TIMEOUT_MS = 5000;
const GRACE_MS = 2000;

/** What n8n prints last of all when it starts, after published workflows have got their webhooks back. */
const LAST_LINE = 'Editor is now accessible via';

/**
 * Starts n8n's process and waits until it works.
 * @throws SetupFailure when n8n ends or is not ready in time; the signal's reason when it is aborted. n8n is gone then.
 */
export async function launchN8n(launch: Launch): Promise<ProcessGroup> {
	const printed = new BoundedLog();
	const n8n = await startGroup({
		command: launch.installation.node.binary,
		args: [launch.installation.script, 'start'],
		cwd: launch.userFolder,
		env: launch.env,
		onOutput: (text) => {
			printed.append(text);
			launch.onOutput(text);
		},
	});
	let end: Exit | undefined;
	void n8n.exited.then((exit) => (end = exit));
	const deadline = Date.now() + launch.timeoutSeconds * 1000;
	let ready = false;
	try {
		while (!ready) {
			launch.signal?.throwIfAborted();
			if (end !== undefined)
				throw new SetupFailure(`n8n ended at once: ${lastWords(printed, end)}`);
			if (Date.now() > deadline) throw new SetupFailure(lateMessage(launch, printed));
			await sleep(LOOK_AGAIN_MS);
			ready = printed.text().includes(LAST_LINE) && (await answers(launch.url));
		}
		return n8n;
	} finally {
		if (!ready) await n8n.end(GRACE_MS);
	}
}

/** n8n opens its port long before it works; until then it answers with an error or an HTML page. */
async function answers(url: string): Promise<boolean> {
	const reply = await axios
		.get<unknown>(`${url}/rest/settings`, { timeout: REQUEST_TIMEOUT_MS, proxy: false })
		.catch(() => undefined);
	return typeof reply?.data === 'object';
}

function lateMessage({ timeoutSeconds }: Launch, printed: BoundedLog): string {
	return `n8n was not ready after ${timeoutSeconds} s; it last said: ${lastLine(printed.text())}`;
}

/** The line that says why n8n ended; n8n prints its reason, and often a stack below it. */
function lastWords(printed: BoundedLog, { code, signal }: Exit): string {
	const text = printed.text();
	const reason = text
		.split('\n')
		.find((line) => /already in use|\bError: |^There was an error/.test(line));
	return `${(reason ?? lastLine(text)).trim()} (${signal ?? `exit code ${code}`})`;
}

function lastLine(text: string): string {
	return text.trimEnd().split('\n').at(-1) || 'nothing';
}
