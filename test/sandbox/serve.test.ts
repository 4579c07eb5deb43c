/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import axios from 'axios';
import { startSandbox } from '../../sandbox/ttapi';
import { waitUntil } from './waitUntil';

const root = join(__dirname, '..', '..');

interface Served {
	process: ChildProcess;
	said: { out: string; error: string };
	exit: Promise<unknown[]>;
}

/** `npm run sandbox`, without npm in between, which would keep signals to itself. */
function serve(port: string): Served {
	const process = spawn(globalThis.process.execPath, ['--import', 'tsx', 'sandbox/serve.ts'], {
		cwd: root,
		env: { ...globalThis.process.env, TTAPI_SANDBOX_PORT: port },
	});
	const said = { out: '', error: '' };
	process.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
	process.stderr.on('data', (part: Buffer) => (said.error += part.toString()));
	return { process, said, exit: once(process, 'exit') };
}

test('it says where it is, with which key, and ends cleanly on a signal', async () => {
	const { process, said, exit } = serve('0');
	await waitUntil(() => said.out.includes('Ctrl-C'), 15);
	const [, url, key] = /TTAPI sandbox at (\S+), key (\S+)/.exec(said.out) ?? [];
	expect(said.out).toContain(`curl -s ${url}/midjourney/v1/imagine`);
	expect(said.out).toContain(`${url}/sandbox/switches`);
	const { status } = await axios.get(`${url}/midjourney/v1/info`, {
		headers: { 'TT-API-KEY': key },
	});
	expect(status).toBe(200);
	process.kill('SIGTERM');
	expect(await exit).toEqual([0, null]);
	expect(said.error).toBe('');
}, 20_000);

test('a port that is taken is one clear line and exit code 1', async () => {
	const other = await startSandbox();
	const { port } = new URL(other.url);
	const { said, exit } = serve(port);
	expect(await exit).toEqual([1, null]);
	await other.close();
	expect(said.error).toBe(
		`Port ${port} is already in use; set TTAPI_SANDBOX_PORT to another one\n`,
	);
	expect(said.out).toBe('');
}, 20_000);
