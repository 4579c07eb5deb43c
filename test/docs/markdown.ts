/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from './page';

const DOCS = join(__dirname, '..', '..', 'docs');

/** All pages for people, as paths from the project's root. */
export const PAGES: readonly string[] = [
	'README.md',
	'CHANGELOG.md',
	...readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`)
		.sort(),
];

export interface CodeBlock {
	language: string;
	code: string;
}

/** The fenced blocks of a page, also those inside a list. */
export function blocksOf(path: string): CodeBlock[] {
	const fence = /^([ \t]*)```(\w*)\n(.*?)^\1```$/gms;
	return [...readPage(path).matchAll(fence)].map(([, indent, language, code]) => ({
		language,
		code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
	}));
}

/** The page without its code, in which nothing is a link. */
export function proseOf(path: string): string {
	return readPage(path)
		.replace(/^([ \t]*)```.*?^\1```$/gms, '')
		.replace(/`[^`\n]*`/g, '');
}

/** Where the links and pictures of a page lead, as they stand there. */
export function linksOf(path: string): string[] {
	const prose = proseOf(path);
	const inline = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
	const pictures = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(
		([, target]) => target,
	);
	return [...inline, ...pictures];
}

/** The anchors that GitHub makes of the headings of a page. */
export function anchorsOf(path: string): string[] {
	const headings = [...proseless(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
	return headings.map((heading) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replace(/\s/g, '-'),
	);
}

/** Headings hold code, but no block of code holds a heading. */
function proseless(path: string): string {
	return readPage(path).replace(/^([ \t]*)```.*?^\1```$/gms, '');
}

/** The cells of the first table after a text, without its head. */
export function tableAfter(path: string, text: string): string[][] {
	const [, after] = readPage(path).split(text);
	if (after === undefined) throw new Error(`${path} does not say "${text}"`);
	const [lines] = /(?:^\|.*\|\n)+/m.exec(after) ?? [''];
	return lines
		.trim()
		.split('\n')
		.slice(2)
		.map((line) =>
			line
				.slice(1, -1)
				.split(/(?<!\\)\|/)
				.map((cell) => cell.trim()),
		);
}
