/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../../sandbox/n8n/ports';
import { publishSection, table } from '../docs/page';
import { startChromium } from './chromium';
import { execute, viewPicture } from './nodeDetails';
import { signIn } from './signIn';

// A stopwatch: what docs/first-picture.md asks of a newcomer, done as fast as a machine clicks, on a computer that has
// neither this package nor n8n nor anything in npm's cache. `WRITE_DOCS=1 npx tsx test/browser/newcomer.ts`

const REPOSITORY = path.join(__dirname, '..', '..');

const rows: string[][] = [];
const began = Date.now();

async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
	const from = Date.now();
	const result = await work();
	const inSeconds = (ms: number) => (ms / 1000).toFixed(1);
	rows.push([what, inSeconds(Date.now() - from), inSeconds(Date.now() - began)]);
	process.stdout.write(`${rows[rows.length - 1].join('  ')}\n`);
	return result;
}

async function run(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv) {
	const [code] = (await once(spawn(command, args, { cwd, env, stdio: 'ignore' }), 'close')) as [
		number,
	];
	if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

/** Waits for a line of a program's output. */
async function says(child: ChildProcess, words: RegExp): Promise<string> {
	let said = '';
	child.stdout?.setEncoding('utf8').on('data', (text: string) => (said += text));
	while (!words.test(said)) {
		if (child.exitCode !== null) throw new Error(`npm start ended: ${said}`);
		await sleep(50);
	}
	return words.exec(said)?.[1] ?? '';
}

async function newcomer(folder: string): Promise<void> {
	const clone = path.join(folder, 'n8n-nodes-ttapi');
	const env: NodeJS.ProcessEnv = {
		...process.env,
		XDG_CACHE_HOME: path.join(folder, 'cache'),
		npm_config_cache: path.join(folder, 'npm'),
		N8N_PORT: String(await freePort()),
		TTAPI_SANDBOX_PORT: String(await freePort()),
	};
	await step(
		'`git clone`',
		async () => await run('git', ['clone', REPOSITORY, clone], folder, env),
	);
	await step('`npm ci`', async () => await run('npm', ['ci'], clone, env));
	// A group of its own, so that Ctrl-C reaches all of it as in a terminal.
	const start = spawn('npm', ['start'], { cwd: clone, env, detached: true });
	try {
		const url = await step(
			'`npm start`, until it prints the address of the editor',
			async () => await says(start, /n8n is open at (\S+)/),
		);
		await lookAtAPicture(url);
	} finally {
		process.kill(-(start.pid as number), 'SIGINT');
		if (start.exitCode === null) await once(start, 'close');
	}
}

async function lookAtAPicture(url: string): Promise<void> {
	const { page, close } = await startChromium();
	try {
		await step('open the address, sign in', async () => await signIn(page, url));
		await step('open the workflow **Imagine**, double-click its node', async () => {
			await page.getByText('Imagine', { exact: true }).first().click();
			await page.getByTestId('canvas-node').filter({ hasText: 'Imagine' }).first().dblclick();
			await page.getByTestId('node-execute-button').waitFor();
		});
		await step(
			'**Execute step**, until the finished job is there',
			async () => await execute(page),
		);
		await step('**Binary**, **View**: the picture', async () => {
			const width = await viewPicture(page);
			if (!(width > 0)) throw new Error('There is no picture');
		});
		await page.screenshot({ path: path.join(__dirname, 'screenshots', 'newcomer.png') });
	} finally {
		await close();
	}
}

async function main(): Promise<void> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'newcomer-'));
	try {
		await newcomer(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
	const { stdout } = spawnSync('node', ['--version'], { encoding: 'utf8' });
	const cpus = os.cpus();
	const machine = `${cpus.length} cores (${cpus[0].model.trim()}), ${os.type()} ${os.arch()}, Node ${stdout.trim()}`;
	const measured = table(['Step', 'Seconds', 'Since the start'], rows);
	const on = new Date().toISOString().slice(0, 10);
	publishSection(
		'docs/first-picture.md',
		'stopwatch',
		`${measured}\n\nMeasured on ${on}: ${machine}.`,
	);
}

main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
