/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { N8nApi } from '../n8n/api';
import type { SavedCredential } from '../n8n/api/credentials';
import type { SavedWorkflow, WorkflowDefinition } from '../n8n/api/workflows';

const FOLDER = path.join(__dirname, '..', '..', 'examples');

/** Imports every workflow of examples/ with the credential filled in, by file name without ".json". */
export async function importExamples(
	api: N8nApi,
	credential: SavedCredential,
): Promise<Map<string, SavedWorkflow>> {
	const imported = new Map<string, SavedWorkflow>();
	const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
	for (const file of files) {
		const text = await readFile(path.join(FOLDER, file), 'utf8');
		const workflow = withCredential(JSON.parse(text) as WorkflowDefinition, credential);
		imported.set(path.basename(file, '.json'), await api.workflows.create(workflow));
	}
	return imported;
}

/** An exported workflow carries the credential's id of the n8n it comes from; here it has another. */
export function withCredential(
	{ name, nodes, connections, settings }: WorkflowDefinition,
	{ id, name: credentialName, type }: SavedCredential,
): WorkflowDefinition {
	return {
		name,
		connections,
		settings,
		nodes: nodes.map((node) =>
			node.credentials?.[type]
				? { ...node, credentials: { ...node.credentials, [type]: { id, name: credentialName } } }
				: node,
		),
	};
}
