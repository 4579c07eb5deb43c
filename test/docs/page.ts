/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** A page of the documentation, as markdown; the path is from the project's root. */
export function readPage(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

/** What stands between the markers of a section that tests write. */
export function sectionOf(path: string, name: string): string {
	const page = readPage(path);
	const [from, to] = bounds(page, path, name);
	return page.slice(from, to).trim();
}

/** Puts a text between the markers of a section when the run was asked to (`WRITE_DOCS=1`). */
export function publishSection(path: string, name: string, text: string): void {
	if (process.env.WRITE_DOCS !== '1') return;
	const page = readPage(path);
	const [from, to] = bounds(page, path, name);
	writeFileSync(join(ROOT, path), `${page.slice(0, from)}\n\n${text}\n\n${page.slice(to)}`);
}

/** @throws Error when the page has lost its markers */
function bounds(page: string, path: string, name: string): [number, number] {
	const begin = `<!-- begin ${name} -->`;
	const [from, to] = [page.indexOf(begin), page.indexOf(`<!-- end ${name} -->`)];
	if (from < 0 || to < from) throw new Error(`${path} has lost its markers for "${name}"`);
	return [from + begin.length, to];
}

/** A table in markdown. */
export function table(titles: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
	return [
		line(titles),
		line(titles.map(() => '---')),
		...rows.map((row) => line(row.map(cell))),
	].join('\n');
}
