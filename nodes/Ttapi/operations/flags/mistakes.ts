import {
	bareValue,
	isLink,
	scan,
	startsWithFlag,
	wordsOf,
	type Occurrence,
	type Word,
} from './scan';
import { findFlag, isInRange, rangeInWords, type Flag } from './table';

/** What is wrong with a text, and what to write instead. */
export interface Mistake {
	/** Goes on after "The parameter …", e.g. `holds "--ar16:9"`. */
	complaint: string;
	/** Without a final period. */
	toDo: string;
}

/** Without 8: "a car with a v8" is a good prompt. */
const BARE_VERSIONS = ['4', '5', '5.0', '5.1', '5.2', '6', '6.0', '6.1', '7', '8.1', '8.2'];

/** Before version 4, several flags had other ranges. */
const FIRST_VERSION_WITH_TODAYS_RANGES = 4;

/**
 * The first thing in a prompt that Midjourney is sure to refuse or to misread; undefined when there is none.
 * A job that fails for it takes minutes, and TTAPI counts it as a violation (ttapi-api.md 5 and 8), so it
 * is better pointed out here. What is doubtful passes.
 */
export function findMistake(text: string): Mistake | undefined {
	const words = wordsOf(text);
	const flags = scan(words);
	return (
		first(flags, (occurrence) => flagMistake(occurrence, flags)) ??
		first(words, (_, index) => singleDash(words, index, flags)) ??
		first(words, (_, index) => bareVersion(words, index, flags))
	);
}

function first<Item>(
	items: readonly Item[],
	look: (item: Item, index: number) => Mistake | undefined,
): Mistake | undefined {
	for (const [index, item] of items.entries()) {
		const mistake = look(item, index);
		if (mistake !== undefined) return mistake;
	}
	return undefined;
}

function flagMistake(
	{ flag, certain, written, glued, value }: Occurrence,
	all: readonly Occurrence[],
): Mistake | undefined {
	if (!certain || flag === undefined) return undefined;
	if (glued !== '') return gluedValue(flag, written, glued);
	if (value === undefined) return missingValue(flag, written);
	// A permutation: {100, 200}
	if (value.startsWith('{')) return undefined;
	return wrongValue(flag, { written, value: bareValue(value) }, all);
}

function gluedValue(flag: Flag, written: string, glued: string): Mistake | undefined {
	const isNumber = /^[.\d]/.test(glued);
	const takesNumber = ['ratio', 'number', 'version'].includes(flag.value.kind);
	const takesLink = flag.value.kind === 'references' && isLink(glued);
	if (!(isNumber && takesNumber) && !takesLink) return undefined;
	return {
		complaint: `holds "${written}${glued}", a flag without a space before its value`,
		toDo: `Write ${written} ${glued} instead`,
	};
}

function missingValue({ value, example }: Flag, written: string): Mistake | undefined {
	if (value.kind === 'switch' || value.kind === 'codes') return undefined;
	if (value.kind === 'version' && value.optional) return undefined;
	return {
		complaint: `holds "${written}" without a value`,
		toDo: `Write a value behind it, e.g. ${written} ${example}, or remove it`,
	};
}

function wrongValue(
	{ value: expected, example }: Flag,
	{ written, value }: { written: string; value: string },
	all: readonly Occurrence[],
): Mistake | undefined {
	const complaint = `holds "${written} ${value}"`;
	switch (expected.kind) {
		case 'ratio':
			if (/^0*[1-9]\d*:0*[1-9]\d*$/.test(value)) return undefined;
			return {
				complaint,
				toDo: `Write the aspect ratio as two whole numbers with a colon between them, e.g. ${written} ${example}`,
			};
		case 'number':
			if (isInRange(value === '' ? NaN : Number(value), expected)) return undefined;
			if (Number.isFinite(Number(value)) && isOld(all)) return undefined;
			return { complaint, toDo: `Write ${rangeInWords(expected)} behind ${written}` };
		case 'version':
			if (expected.optional || /^\d/.test(value)) return undefined;
			return { complaint, toDo: `Write the number of a version, e.g. ${written} ${example}` };
		default:
			return undefined;
	}
}

function isOld(all: readonly Occurrence[]): boolean {
	return all.some(
		({ name, value }) =>
			(name === 'v' || name === 'version') &&
			parseFloat(value ?? '') < FIRST_VERSION_WITH_TODAYS_RANGES,
	);
}

/** `-ow 100`: only where it cannot be a dash of the text, as in "a list: -tile -wood". */
function singleDash(
	words: readonly Word[],
	index: number,
	flags: readonly Occurrence[],
): Mistake | undefined {
	const { text, inBraces } = words[index];
	const name = /^-([a-z]+)$/.exec(bareValue(text))?.[1];
	const flag = name === undefined ? undefined : findFlag(name);
	if (name === undefined || flag === undefined || inBraces) return undefined;

	const next = words[index + 1]?.text ?? '';
	const afterNext = words[index + 2]?.text;
	const among = isAmongFlags(index, flags);
	const isLast = afterNext === undefined || /^-\D/.test(afterNext) || startsWithFlag(afterNext);
	if (!isSurelyMeant(flag, next, { among, isLast })) return undefined;
	return {
		complaint: `holds "-${name}", a flag with a single dash`,
		toDo: `Write --${name} instead`,
	};
}

function isSurelyMeant(
	{ value }: Flag,
	next: string,
	{ among, isLast }: { among: boolean; isLast: boolean },
): boolean {
	switch (value.kind) {
		case 'ratio':
			return /^\d+:\d+$/.test(bareValue(next));
		case 'number':
		case 'version':
			return /^(\d+|\d*\.\d+)$/.test(bareValue(next)) && (among || isLast);
		case 'references':
			return isLink(next) || among;
		default:
			return among;
	}
}

/** Whether flags have begun before this word, and it does not stand among the words of `--no`. */
function isAmongFlags(index: number, flags: readonly Occurrence[]): boolean {
	const before = flags.filter((occurrence) => occurrence.certain && occurrence.index < index);
	const last = before[before.length - 1];
	return last !== undefined && last.flag?.value.kind !== 'words';
}

/** `a cat v6`: as the last word of the text, or of what stands before the flags. */
function bareVersion(
	words: readonly Word[],
	index: number,
	flags: readonly Occurrence[],
): Mistake | undefined {
	const { text, inBraces } = words[index];
	const version = /^v(.+)$/.exec(text)?.[1];
	if (version === undefined || !BARE_VERSIONS.includes(version) || inBraces) return undefined;

	const next = words[index + 1]?.text;
	if (next !== undefined && !startsWithFlag(next)) return undefined;
	const last = flags.filter((occurrence) => occurrence.index < index).pop();
	if (last?.flag?.value.kind === 'words') return undefined;
	if (flags.some(({ flag }) => flag?.decides === 'model')) return undefined;
	return {
		complaint: `ends its text with "v${version}", a version without its dashes`,
		toDo: `Write --v ${version} instead`,
	};
}
