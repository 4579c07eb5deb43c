/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { installN8n } from '../../sandbox/n8n/install';
import { cacheFolder } from '../../sandbox/n8n/install/cache-folder';
import { chooseNodeMajor, nodeRuntime } from '../../sandbox/n8n/install/node-runtime';
import { silentProgress, type Progress } from '../../sandbox/n8n/progress';
import { startN8n } from '../../sandbox/n8n/process';
import { OWNER } from '../../sandbox/start/owner';
import { descendantsOf, isAlive, killStartedPrograms, startProgram } from './startedPrograms';

const CLOSED_REGISTRY = { npm_config_registry: 'http://127.0.0.1:9' };
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(path.join(os.tmpdir(), 'n8n-launcher-test-'));
});

afterEach(async () => {
	killStartedPrograms();
	await rm(folder, { recursive: true, force: true });
});

const npmStart = async (env: NodeJS.ProcessEnv, ...args: string[]) =>
	await startProgram('start.ts', folder, env, args);

describe('npm start', () => {
	it.each([
		['N8N_PORT', 'n8n'],
		['TTAPI_SANDBOX_PORT', 'the sandbox TTAPI'],
	])('says in one line that %s is in use, before any work', async (setting, owner) => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as AddressInfo;
		const start = await npmStart({ [setting]: String(port) });
		expect(await start.ended).toBe(1);
		expect(start.stderr()).toBe(
			`Port ${port}, meant for ${owner}, is in use. End what uses it, or choose another with ${setting}.\n`,
		);
		server.close();
	});

	it('says in one line that there is no network for the first install', async () => {
		const start = await npmStart({ ...CLOSED_REGISTRY, XDG_CACHE_HOME: folder }, '--once');
		expect(await start.ended).toBe(1);
		expect(start.stderr()).toMatch(/^No connection to the npm registry \(ECONNREFUSED\): .*\n$/);
	});

	it.each(['SIGINT', 'SIGKILL'] as const)('leaves no process behind on %s', async (signal) => {
		await installN8n();
		const start = await npmStart({});
		await start.says('Starting n8n');
		await sleep(3000);
		const processes = descendantsOf(start.child.pid as number);
		expect(processes.length).toBeGreaterThan(0);

		start.child.kill(signal);
		await start.ended;
		// An n8n whose starter is killed ends itself, as soon as it looks up from its work.
		for (let tries = 0; tries < 50 && processes.some(isAlive); tries++) await sleep(100);
		expect(processes.filter(isAlive)).toEqual([]);
		if (signal === 'SIGINT') {
			expect((await readdir(folder)).filter((name) => name.startsWith('n8n-ttapi'))).toEqual([]);
		}
	});
});

describe('installing n8n', () => {
	const before = { ...process.env };

	beforeEach(() => {
		Object.assign(process.env, CLOSED_REGISTRY, { XDG_CACHE_HOME: folder });
	});

	afterEach(() => {
		process.env = { ...before };
	});

	const NO_NETWORK = /^No connection to the npm registry/;

	it('refuses to begin without the disk space it takes', async () => {
		await expect(installN8n({ neededBytes: 1e18 })).rejects.toThrow(
			/^No disk space for n8n: it takes about 1000000000\.0 GB .* XDG_CACHE_HOME\.$/,
		);
	});

	it('does not believe an install that was not finished', async () => {
		const cache = cacheFolder(chooseNodeMajor());
		const { binary } = nodeRuntime(cache.folder);
		const script = path.join(cache.folder, 'node_modules', 'n8n', 'bin', 'n8n');
		for (const file of [script, ...(binary.startsWith(folder) ? [binary] : [])]) {
			await mkdir(path.dirname(file), { recursive: true });
			await writeFile(file, '');
		}
		await expect(installN8n()).rejects.toThrow(NO_NETWORK);
	});

	it('takes over the lock of a process that is dead', async () => {
		const { lockFile } = cacheFolder(chooseNodeMajor());
		const dead = spawn(process.execPath, ['--version']);
		await once(dead, 'exit');
		await mkdir(path.dirname(lockFile), { recursive: true });
		await writeFile(lockFile, `${dead.pid}\n`);
		await expect(installN8n()).rejects.toThrow(NO_NETWORK);
		expect(await readdir(path.dirname(lockFile))).not.toContain(path.basename(lockFile));
	});

	it('waits, and says so, while another process installs', async () => {
		const { lockFile } = cacheFolder(chooseNodeMajor());
		await mkdir(path.dirname(lockFile), { recursive: true });
		await writeFile(lockFile, `${process.pid}\n`);
		const steps: string[] = [];
		const progress: Progress = {
			...silentProgress,
			step: async (what, work) => {
				steps.push(what);
				await rm(lockFile);
				return await work(() => undefined);
			},
		};
		await expect(installN8n({ progress })).rejects.toThrow(NO_NETWORK);
		expect(steps).toEqual([expect.stringContaining(`process ${process.pid}`)]);
	});
});

describe('a throw-away n8n', () => {
	it('comes back after kill -9 with its user, its port and the login', async () => {
		const n8n = await startN8n({ installation: await installN8n() });
		try {
			await n8n.api.owner.setUp(OWNER);
			const { id } = await n8n.api.workflows.create({ name: 'Kept', nodes: [], connections: {} });
			const firstPid = n8n.pid;
			await n8n.kill('SIGKILL');
			expect(isAlive(firstPid)).toBe(false);
			await n8n.restart();
			expect(n8n.pid).not.toBe(firstPid);
			expect((await n8n.api.workflows.get(id)).name).toBe('Kept');
		} finally {
			await n8n.stop();
		}
		await expect(readdir(n8n.userFolder)).rejects.toThrow('ENOENT');
	});
});
