/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OperationRow } from './row';

const DOCUMENT = path.join(__dirname, '..', '..', 'docs', 'operations.md');

const COLUMNS: ReadonlyArray<[keyof OperationRow, string]> = [
	['operation', 'Operation'],
	['request', 'Request'],
	['poll', 'Wait by polling'],
	['callback', 'Wait by callback'],
	['none', "Don't wait"],
	['batch', 'Batch of 3'],
	['failure', 'Failure'],
	['continued', 'Continue on error'],
];

/** The document with these rows in its table. */
export function documentWith(rows: readonly OperationRow[]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const table = [
		line(COLUMNS.map(([, title]) => title)),
		line(COLUMNS.map(() => '---')),
		...rows.map((row) => line(COLUMNS.map(([column]) => row[column].replaceAll('|', '\\|')))),
	];
	return `${INTRODUCTION}\n${table.join('\n')}\n`;
}

/** The document as it is in the repository, after it was written anew where the run was asked to (`WRITE_DOCS=1`). */
export function publishedDocument(document: string): string {
	if (process.env.WRITE_DOCS === '1') writeFileSync(DOCUMENT, document);
	return readFileSync(DOCUMENT, 'utf8');
}

const INTRODUCTION = `# Operations, and what each of them does

Every cell is computed from what happened: each operation runs through n8n's engine against the sandbox (sandbox/ttapi)
over HTTP, once for each column. The table is written by test/node/operations.test.ts with \`WRITE_DOCS=1\`, and the test
fails when it is not what came out.

* **Request**: the fields that TTAPI is sent when the user fills in as little as possible, and when everything is set.
* **Wait by polling**, **Wait by callback**, **Don't wait**: what comes out, with what the finished job holds. Where no
  job is started there is nothing to choose: Job > Wait polls, the others answer at once.
* **Batch of 3**: three items in one run, of which the last one's job is done first.
* **Failure**: the beginning of the message when the job ends FAILED, or when TTAPI refuses the question.
* **Continue on error**: the item that comes out then. n8n sends an item with these two keys to the error output.
`;
