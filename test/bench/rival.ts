/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { N8nApi } from '../../sandbox/n8n/api';
import type { SavedCredential } from '../../sandbox/n8n/api/credentials';
import type { WorkflowDefinition } from '../../sandbox/n8n/api/workflows';
import { withCredential } from '../../sandbox/start/examples';

const FOLDER = join(__dirname, '..', '..', 'docs', 'benchmarks');

/** Where the workflow files ask, before the sandbox's address is put in. */
const REAL_ADDRESS = 'https://api.ttapi.io';

/** What people build by hand: for any number of prompts at once, and for a queue of ten jobs. */
export type RivalFile = 'rival' | 'rival-in-tens';

/** What is put into a workflow file: nothing else of it is changed. */
export interface PutIn {
	/** The sandbox's; without a trailing slash. */
	baseUrl: string;
	/** Of `rivalCredential`. */
	credential: SavedCredential;
	prompts: readonly string[];
}

/** The credential that the workflow files want: the key in a header. */
export async function rivalCredential(api: N8nApi, apiKey: string): Promise<SavedCredential> {
	return await api.credentials.create({
		name: 'TTAPI key',
		type: 'httpHeaderAuth',
		data: { name: 'TT-API-KEY', value: apiKey },
	});
}

/** A workflow file of docs/benchmarks with address, key and prompts put in. It starts at "Start" and ends at "Finished". */
export function rivalWorkflow(file: RivalFile, putIn: PutIn): WorkflowDefinition {
	const text = readFileSync(join(FOLDER, `${file}.json`), 'utf8');
	const here = JSON.parse(text.replaceAll(REAL_ADDRESS, putIn.baseUrl)) as WorkflowDefinition;
	const workflow = withCredential(here, putIn.credential);
	const jsonOutput = JSON.stringify({ prompts: putIn.prompts });
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.name === 'Prompts' ? { ...node, parameters: { ...node.parameters, jsonOutput } } : node,
		),
	};
}

/** The first nodes of the rival, from "Start" on: what puts out one item for each prompt, in its field `prompt`. */
export function promptNodes(putIn: PutIn): INode[] {
	const { nodes } = rivalWorkflow('rival', putIn);
	return ['Start', 'Prompts', 'One Item Each'].map((name) => {
		const node = nodes.find((each) => each.name === name);
		if (node === undefined) throw new Error(`The rival has no node "${name}"`);
		return node;
	});
}
