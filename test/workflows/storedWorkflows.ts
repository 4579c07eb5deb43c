/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { WorkflowDefinition } from '../../sandbox/n8n/api/workflows';
import type { StoredOutcome } from './outcome';

/** Beside the workflows of a version: what came of each of them with that version. */
const OUTCOMES = 'outcomes.json';

/** The versions whose workflows are kept. */
export const VERSIONS: readonly string[] = readdirSync(__dirname, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name)
	.sort();

/** The workflows that a user of a version saved, by their files' names without ".json". */
export function workflowsOf(version: string): string[] {
	return readdirSync(join(__dirname, version))
		.filter((file) => file !== OUTCOMES)
		.map((file) => basename(file, '.json'))
		.sort();
}

/** A stored workflow as the editor of n8n saved it: parameters that had their default are not in it. */
export function readStored(version: string, name: string): WorkflowDefinition {
	return JSON.parse(readFileSync(join(__dirname, version, `${name}.json`), 'utf8'));
}

/** What came of the workflows of a version when it was the newest one, by their names. */
export function outcomesOf(version: string): Record<string, StoredOutcome> {
	const file = join(__dirname, version, OUTCOMES);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/** To be used once for each version, with its own code: see docs/releasing.md. */
export function recordOutcomes(version: string, outcomes: Record<string, StoredOutcome>): void {
	const text = JSON.stringify(outcomes, null, '\t');
	writeFileSync(join(__dirname, version, OUTCOMES), `${text}\n`);
}
