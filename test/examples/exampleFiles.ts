/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowDefinition } from '../../sandbox/n8n/api/workflows';

const FOLDER = join(__dirname, '..', '..', 'examples');

/** The names of the files below examples/, without ".json". */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER)
	.map((file) => basename(file, '.json'))
	.sort();

/** The text of an example, as it is imported into n8n. */
export function exampleText(name: string): string {
	return readFileSync(join(FOLDER, `${name}.json`), 'utf8');
}

/** An example as a new object, which a test may change. */
export function readExample(name: string): WorkflowDefinition {
	return JSON.parse(exampleText(name)) as WorkflowDefinition;
}

/** @throws Error when the workflow has no such node */
export function nodeNamed({ name, nodes }: WorkflowDefinition, nodeName: string): INode {
	const node = nodes.find((candidate) => candidate.name === nodeName);
	if (node === undefined) throw new Error(`"${name}" has no node "${nodeName}"`);
	return node;
}

/** Whether a node is a sticky note, which is for the reader and never runs. */
export const isNote = ({ type }: INode): boolean => type === 'n8n-nodes-base.stickyNote';
