/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { N8nInstallation } from '../../../sandbox/n8n/install';
import manifest from '../../../package.json';

const GIB = 2 ** 30;

/** What the figures depend on, by name. Nothing that would tell whose machine it is. */
export function describeMachine({ node, version }: N8nInstallation): Array<[string, string]> {
	const processors = os.cpus();
	const nodeVersion = execFileSync(node.binary, ['--version'], { encoding: 'utf8' }).trim();
	return [
		['Processor', `${processors[0]?.model.trim() || 'unknown'}, ${processors.length} cores`],
		['Memory', `${Math.round(os.totalmem() / GIB)} GiB`],
		['System', `${systemName()}, ${os.type()} ${os.release().split('-')[0]}, ${os.arch()}`],
		['n8n', `${version} on Node.js ${nodeVersion.replace(/^v/, '')}`],
		[manifest.name, manifest.version],
		['Date', new Date().toISOString().slice(0, 10)],
	];
}

/** As Linux names itself; elsewhere what Node.js knows. */
function systemName(): string {
	try {
		const release = readFileSync('/etc/os-release', 'utf8');
		return /^PRETTY_NAME="?(.*?)"?$/m.exec(release)?.[1] ?? os.type();
	} catch {
		return os.version();
	}
}
