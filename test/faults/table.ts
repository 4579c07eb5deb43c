/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FaultRow } from './row';

const DOCUMENT = path.join(__dirname, '..', '..', 'docs', 'faults.md');

const COLUMNS: ReadonlyArray<[keyof FaultRow, string]> = [
	['fault', 'Fault'],
	['waitMode', 'Wait mode'],
	['submits', 'Submits'],
	['looks', 'Looks'],
	['cameOut', 'What came out'],
	['noSubmitDoubled', 'No submit doubled'],
	['noJobIdLost', 'No job id lost'],
];

/** The tables of the document, and how each comes about. */
const TABLES = {
	engine: "Through n8n's engine (`npm test`)",
	n8n: 'In a running n8n (`npm run e2e`)',
} as const;

export type TableName = keyof typeof TABLES;

/**
 * Prints the rows of one test file, and puts them into docs/faults.md when the run was asked to (`WRITE_DOCS=1`).
 *
 * @param complete whether every row is there; a part of a table is printed but never written
 */
export function publish(name: TableName, rows: readonly FaultRow[], complete: boolean): void {
	const table = render(rows);
	process.stdout.write(`\n${TABLES[name]}\n\n${table}\n`);
	if (process.env.WRITE_DOCS !== '1' || !complete) return;
	const before = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : emptyDocument();
	writeFileSync(DOCUMENT, withTable(before, name, table));
}

export function render(rows: readonly FaultRow[]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	return [
		line(COLUMNS.map(([, title]) => title)),
		line(COLUMNS.map(() => '---')),
		...rows.map((row) => line(COLUMNS.map(([column]) => row[column].replaceAll('|', '\\|')))),
	].join('\n');
}

/** The document with the table between its markers; everything else stays as it is. */
export function withTable(document: string, name: TableName, table: string): string {
	const [begin, end] = markers(name);
	const [from, to] = [document.indexOf(begin), document.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`docs/faults.md has lost its markers for "${name}"`);
	return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`;
}

function markers(name: TableName): [string, string] {
	return [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
}

function emptyDocument(): string {
	const sections = Object.entries(TABLES).map(([name, title]) => {
		const [begin, end] = markers(name as TableName);
		return `## ${title}\n\n${begin}\n${end}\n`;
	});
	return `${INTRODUCTION}\n${sections.join('\n')}`;
}

const INTRODUCTION = `# Faults, and what comes of them

Every row is a test: the fault is switched on in the sandbox (sandbox/ttapi), the node runs against it over HTTP, and the
row is computed from what the sandbox was sent and from what came out. The tables are written by the test runs, with
\`WRITE_DOCS=1\`, and not by hand.

* **Submits** counts the POSTs that start a job; *lost* ones reached nobody. **Looks** counts the free requests.
* **No submit doubled**: TTAPI holds at most one job per item, and a submit was only followed by another one for the same
  item when TTAPI had refused it (429, 499). A submit whose answer was lost is never sent again.
* **No job id lost**: every job that TTAPI holds is named in an item that came out, in the error, in the parked execution
  or in n8n's log (in the first table the log does not count). Where TTAPI itself never named the job, since its answer
  to the submit was lost, the item says that there may be one.
`;
