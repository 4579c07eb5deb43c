import { findFlag, type Flag } from './table';

export interface Word {
	text: string;
	/** Where it stands in the text. */
	start: number;
	/** Inside the braces of a permutation, `{a, b}`, where one word stands for several prompts. */
	inBraces: boolean;
}

/** A flag that stands in a text. */
export interface Occurrence {
	/** With its dashes, as it stands there. */
	written: string;
	/** In lower case, without its dashes. */
	name: string;
	/** Undefined for a flag that we do not know. */
	flag?: Flag;
	/** What stands behind it without a space, e.g. the `16:9` of `--ar16:9`. */
	glued: string;
	/** The next word; undefined at the end and before another flag. */
	value?: string;
	/** Which word it is. */
	index: number;
	/** Whether the word begins with it. */
	standsAlone: boolean;
	/** Whether its value can be judged: not in a permutation, and not in what may be plain text. */
	certain: boolean;
}

/** Phones and word processors make one long dash of `--`, and Midjourney takes it for a flag. */
const DASHED_NAME = /^(.*?)(--|[—–])([a-z]+)(.*)$/iu;

/** What may stand behind a value or a flag without belonging to it. */
const CLOSING = /[,.;:!?)\]}"'”’，。；：！？]+$/u;

/** What may stand before a flag. */
const OPENING = /^[{([,"'“‘，。]+$/u;

export function wordsOf(text: string): Word[] {
	let depth = 0;
	return [...text.matchAll(/\S+/g)].map((match) => {
		const inBraces = depth > 0 || match[0].includes('{');
		for (const brace of match[0].match(/[{}]/g) ?? []) {
			depth = brace === '{' ? depth + 1 : Math.max(0, depth - 1);
		}
		return { text: match[0], start: match.index, inBraces };
	});
}

/** A word without the punctuation behind it. */
export function bareValue(word: string): string {
	return word.replace(CLOSING, '');
}

/** Every flag in a text, in the order in which they stand there. */
export function scan(words: readonly Word[]): Occurrence[] {
	return words.flatMap((word, index) => occurrenceIn(word, index, words[index + 1]) ?? []);
}

function occurrenceIn(word: Word, index: number, next?: Word): Occurrence | undefined {
	if (isLink(word.text)) return undefined;
	const match = DASHED_NAME.exec(word.text);
	if (match === null) return undefined;
	const [, before, dashes, letters, rest] = match;
	const { letters: known, glued } = splitLink(letters, rest);
	const flag = isEndOfName(glued) ? findFlag(known) : undefined;
	const name = flag === undefined ? bareValue(letters + rest) : known;
	const value = valueIn(next);
	const valued = { name: name.toLowerCase(), flag, glued: bareValue(glued), value };
	const standsAlone = before === '';
	if (!isFlag(valued, { before, isLong: dashes === '--' })) return undefined;
	return {
		...valued,
		written: `${dashes}${name}`,
		index,
		standsAlone,
		certain: standsAlone && !word.inBraces && (dashes === '--' || hasPlainValue(valued)),
	};
}

/** `--srefhttps://…` is a flag glued to a link. */
function splitLink(letters: string, rest: string): { letters: string; glued: string } {
	const link = /^(.+?)(https?)$/i.exec(letters);
	if (link === null || !rest.startsWith('://')) return { letters, glued: rest };
	return { letters: link[1], glued: `${link[2]}${rest}` };
}

/** Whether a flag's name ends here: `--no-text` or `--p_x` are other names. */
function isEndOfName(rest: string): boolean {
	return bareValue(rest) === '' || /^[=:]/.test(rest) || isPlainNumber(rest) || isLink(rest);
}

type Valued = Pick<Occurrence, 'name' | 'flag' | 'glued' | 'value'>;

function isFlag(valued: Valued, { before, isLong }: { before: string; isLong: boolean }): boolean {
	if (before === '' && isLong) return true;
	if (valued.flag === undefined) return false;
	if (hasPlainValue(valued)) return true;
	// A dash in a sentence ("day —no, night") is not told from a flag, by Midjourney neither.
	const takesNumber = ['ratio', 'number', 'version'].includes(valued.flag.value.kind);
	if (!isLong) return before === '' && !takesNumber;
	// Chinese and Japanese have no spaces: 一只猫--tile
	return OPENING.test(before) || /\P{ASCII}$/u.test(before);
}

/** Whether a number follows where one is expected, so that this cannot be plain text. */
function hasPlainValue({ flag, glued, value }: Valued): boolean {
	const kind = flag?.value.kind;
	if (kind !== 'ratio' && kind !== 'number' && kind !== 'version') return false;
	return isPlainNumber(glued) || isPlainNumber(value ?? '');
}

function valueIn(next?: Word): string | undefined {
	if (next === undefined || startsWithFlag(next.text)) return undefined;
	const value = isLink(next.text) ? next.text : next.text.split('--')[0];
	return value === '' ? undefined : value;
}

/** Whether a word begins with a flag. */
export function startsWithFlag(word: string): boolean {
	if (/^--[a-z]/i.test(word)) return true;
	const dashed = /^[—–]([a-z]+)/i.exec(word);
	return dashed !== null && findFlag(dashed[1]) !== undefined;
}

export function isLink(word: string): boolean {
	return /^https?:\/\//i.test(word);
}

/** `5`, `.5`, `6.1`, `16:9`, also with punctuation behind it. */
function isPlainNumber(text: string): boolean {
	return /^\.?\d[\d.:]*$/.test(bareValue(text));
}
