/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';

const NODES = join(__dirname, '..', '..', 'dist', 'nodes', 'Ttapi');

/** The version of one of our nodes, as it was built last, that the editor puts into a workflow. */
export function newestVersion(name: 'Ttapi' | 'TtapiTrigger'): number {
	const module = createRequire(__filename)(join(NODES, `${name}.node.js`)) as Record<
		string,
		new () => INodeType
	>;
	const { version, defaultVersion } = new module[name]().description;
	return defaultVersion ?? Math.max(...[version].flat());
}
