/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installN8n, type N8nInstallation } from '../../../../sandbox/n8n/install';
import { tempFolder } from '../../../../sandbox/n8n/temp-folder';
import { packPackage } from '../../../../sandbox/package/pack';
import { unpackPackage } from '../../../../sandbox/package/unpack';
import type { BenchRun, Measure, Measured } from '../measure';
import { median } from '../numbers';

const LOADS = { full: 15, quick: 3 };
const MOST_PAYLOAD_KB = 150;
const NODES = ['ttapi', 'ttapiTrigger'];

const SCRIPT = join(__dirname, 'load-package.cjs');

interface Loaded {
	milliseconds: number;
	/** Characters of JSON, by the name of the node or credential type. */
	payload: Record<string, number>;
}

/** What it costs n8n that the package is there, used or not. */
export const presence: Measure = {
	name: 'presence',
	title: 'Cost of being there',
	usualSeconds: { full: 25, quick: 8 },
	run: async ({ quick, progress }: BenchRun): Promise<Measured> => {
		const folder = await tempFolder('n8n-ttapi-bench-');
		const packed = await packPackage();
		try {
			const installation = await installN8n();
			const installed = await unpackPackage(packed.tarball, folder.path);
			progress('loading the package in fresh processes');
			const loads: Loaded[] = [];
			while (loads.length < (quick ? LOADS.quick : LOADS.full)) {
				loads.push(await load(installation, installed));
			}
			const { size: packedBytes } = await stat(packed.tarball);
			return report(loads, { packedBytes, ...(await sizeOf(installed)) });
		} finally {
			await packed.remove();
			await folder.remove();
		}
	},
};

async function load({ node, folder }: N8nInstallation, installed: string): Promise<Loaded> {
	// As n8n sets it for packages that lie outside its own folder.
	const env = { ...process.env, NODE_PATH: join(folder, 'node_modules') };
	const { stdout } = await promisify(execFile)(node.binary, [SCRIPT, folder, installed], { env });
	return JSON.parse(stdout) as Loaded;
}

async function sizeOf(folder: string): Promise<{ files: number; bytes: number }> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const sizes = await Promise.all(
		files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
	);
	return { files: files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function report(
	loads: readonly Loaded[],
	{ packedBytes, files, bytes }: { packedBytes: number; files: number; bytes: number },
): Measured {
	const milliseconds = loads.map((each) => each.milliseconds);
	const [{ payload }] = loads;
	const payloadKb = NODES.reduce((sum, name) => sum + payload[name], 0) / 1000;
	const kb = (count: number) => `${(count / 1000).toFixed(1)} KB`;
	return {
		tables: [
			{
				title: 'Loading, size and editor payload',
				head: ['', 'measured'],
				rows: [
					['time to load the package', `${median(milliseconds).toFixed(1)} ms`],
					[
						'fastest and slowest load',
						`${Math.min(...milliseconds).toFixed(1)} to ${Math.max(...milliseconds).toFixed(1)} ms`,
					],
					['download', kb(packedBytes)],
					['unpacked', `${kb(bytes)} in ${files} files`],
					...NODES.map((name) => [`description of \`${name}\` as JSON`, kb(payload[name])]),
					['description of the credential as JSON', kb(payload.ttapiApi)],
				],
				note: `The median of ${loads.length} loads by n8n's own PackageDirectoryLoader, each in a fresh process of n8n's Node.js that has loaded n8n-core before. The descriptions are what n8n hands to the editor once per session, before compression; n8n itself adds a copy of the action node for AI agents, of about its size.`,
			},
		],
		bars: [
			{
				what: 'editor payload of the two nodes',
				demanded: `under ${MOST_PAYLOAD_KB} KB`,
				measured: `${payloadKb.toFixed(1)} KB`,
				holds: payloadKb < MOST_PAYLOAD_KB,
			},
		],
	};
}
