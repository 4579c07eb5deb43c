import type { Table } from '../measures/measure';
import { BAR_HEAD, barRow, barsOf, type Chapter } from './chapter';

/** The results for the person at the terminal, in columns. */
export function terminalReport(chapters: readonly Chapter[]): string {
	const bars = barsOf(chapters);
	const parts = chapters.flatMap(({ measure, measured, failure }) => [
		`== ${measure.title} ==`,
		...(measured?.tables.map(tableText) ?? [`Failed: ${failure}`]),
	]);
	if (bars.length > 0) parts.push('== Bars ==', columns(BAR_HEAD, bars.map(barRow)));
	return parts.map((part) => `\n${part}\n`).join('');
}

function tableText({ title, head, rows, note }: Table): string {
	return [title, columns(head, rows), ...(note === undefined ? [] : [note])].join('\n');
}

function columns(head: string[], rows: string[][]): string {
	const lines = [head, ...rows].map((line) => line.map(plain));
	const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
	return lines
		.map((line) =>
			line
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('   ')
				.trimEnd(),
		)
		.map((line) => `  ${line}`)
		.join('\n');
}

/** Markdown without its marks. */
function plain(cell: string): string {
	return cell.replace(/\*\*|`/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}
