/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scheduleTables } from './scheduleTable';

/** `npm run bench:schedule`: prints the tables; with `--write` it puts them into docs/schedule.md. */
const DOCUMENT = join(__dirname, '../../docs/schedule.md');
const BETWEEN_MARKERS = /(<!-- bench:schedule -->\n)[^]*(<!-- \/bench:schedule -->)/;

const tables = scheduleTables();
process.stdout.write(`${tables}\n`);

if (process.argv.includes('--write')) {
	const text = readFileSync(DOCUMENT, 'utf8');
	if (!BETWEEN_MARKERS.test(text)) throw new Error(`${DOCUMENT} has no bench:schedule markers`);
	const written = text.replace(
		BETWEEN_MARKERS,
		(_, begin: string, end: string) => `${begin}\n${tables}\n\n${end}`,
	);
	writeFileSync(DOCUMENT, written);
}
