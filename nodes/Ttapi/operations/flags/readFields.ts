import { numberOf, textOf } from '../../job/json';
import { isHttpUrl } from '../../transport';
import { BadParameter } from '../parameters';
import { isLink } from './scan';
import { FIELD_FLAGS, isInRange, rangeInWords, type FieldFlag } from './table';

/** A field that is set, as it goes into the prompt. */
export interface FilledFlag {
	flag: FieldFlag;
	/** What stands behind the flag; empty when it stands alone. */
	value: string;
	/** The whole flag, e.g. `--ar 16:9`. */
	text: string;
}

/** What the collection Midjourney Flags asks for. */
export interface FilledFields {
	flags: FilledFlag[];
	/** Links to reference pictures, for the beginning of the prompt. */
	imagePrompts: string[];
	/** Further flags as the user wrote them; empty when there are none. */
	extra: string;
}

/** The values of the field Personalization that stand for the user's own default profile. */
const DEFAULT_PROFILE = ['default', 'true'];

/**
 * Reads the fields of the collection that are set; an empty field is not.
 *
 * @param collection the fields by their internal names, with expressions resolved
 * @throws BadParameter naming the field whose value Midjourney does not understand
 */
export function readFields(collection: Readonly<Record<string, unknown>>): FilledFields {
	return {
		flags: FIELD_FLAGS.flatMap((flag) => readFlag(flag, collection[flag.field]) ?? []),
		imagePrompts: links('imagePrompts', 'Image Prompts', collection.imagePrompts),
		extra: readExtra(collection.extra),
	};
}

function readFlag(flag: FieldFlag, given: unknown): FilledFlag | undefined {
	if (isEmpty(given)) return undefined;
	const value = readValue(flag, given);
	if (value === undefined) return undefined;
	// Midjourney understands `--style raw` since version 5.1, and `--raw` only since version 7.
	const written = flag.field === 'raw' ? '--style raw' : `--${flag.names[0]}`;
	return { flag, value, text: value === '' ? written : `${written} ${value}` };
}

/** What stands behind the flag; undefined when the field asks for nothing. */
function readValue(
	{ field, label, value, example }: FieldFlag,
	given: unknown,
): string | undefined {
	const refuse = (toDo: string) =>
		new BadParameter(field, label, `is ${JSON.stringify(given) ?? String(given)}`, toDo);
	const text = textOf(given) ?? '';
	switch (value.kind) {
		case 'ratio':
			if (!/^0*[1-9]\d*:0*[1-9]\d*$/.test(text)) {
				throw refuse(`Enter two whole numbers with a colon between them, e.g. ${example}`);
			}
			return text;
		case 'number': {
			const number = numberOf(text);
			if (number === null || !isInRange(number, value))
				throw refuse(`Enter ${rangeInWords(value)}`);
			return String(number);
		}
		case 'version':
			if (!/^\d+(\.\d+)?$/.test(text)) {
				throw refuse(`Enter the number of a version, e.g. ${example}`);
			}
			return text;
		case 'references': {
			const references = value.codes
				? linksOrCodes(field, label, given)
				: links(field, label, given);
			if (value.single && references.length > 1) throw refuse('Enter one link only');
			return references.length === 0 ? undefined : references.join(' ');
		}
		case 'codes':
			return given === false || text === 'false' ? undefined : readProfile(field, label, given);
		case 'words':
			return readWords(field, label, given);
		case 'switch':
			if (given === true || text === 'true') return '';
			if (given === false || text === 'false') return undefined;
			throw refuse('Switch it on or off');
	}
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

function links(field: string, label: string, given: unknown): string[] {
	return entries(field, label, given).map((entry) => {
		if (isHttpUrl(entry)) return entry;
		const complaint = `holds ${JSON.stringify(entry)}, which is not a link`;
		throw new BadParameter(field, label, complaint, 'Enter http(s) links to pictures');
	});
}

function linksOrCodes(field: string, label: string, given: unknown): string[] {
	return entries(field, label, given).map((entry) => {
		if (isHttpUrl(entry) || (isCode(entry) && !/^https?:/i.test(entry))) return entry;
		const complaint = `holds ${JSON.stringify(entry)}, which is neither a link nor a code`;
		const toDo = 'Enter http(s) links to pictures, codes of styles, or the word random';
		throw new BadParameter(field, label, complaint, toDo);
	});
}

function readProfile(field: string, label: string, given: unknown): string {
	if (given === true || DEFAULT_PROFILE.includes((textOf(given) ?? '').toLowerCase())) return '';
	const codes = entries(field, label, given);
	const wrong = codes.find((code) => !isCode(code));
	if (wrong === undefined) return codes.join(' ');
	const complaint = `holds ${JSON.stringify(wrong)}, which is not a code`;
	const toDo = 'Enter codes of profiles or moodboards, or the word default';
	throw new BadParameter(field, label, complaint, toDo);
}

function readWords(field: string, label: string, given: unknown): string | undefined {
	const texts = Array.isArray(given) ? given.map(textOf) : [textOf(given)];
	const toDo = 'Enter what the pictures should not show, separated by commas';
	if (texts.includes(undefined)) throw new BadParameter(field, label, 'is not a text', toDo);
	const words = texts.join(',').split(/[,\r\n]+/);
	const said = words.map((word) => word.trim()).filter((word) => word !== '');
	if (said.some((word) => /(^|\s)--/.test(word))) {
		throw new BadParameter(field, label, 'holds another flag', toDo);
	}
	return said.length === 0 ? undefined : said.join(', ');
}

function readExtra(given: unknown): string {
	if (isEmpty(given)) return '';
	const extra = textOf(given);
	if (extra !== undefined && /^--[a-z]/i.test(extra)) return extra;
	const complaint = extra === undefined ? 'is not a text' : 'does not begin with a flag';
	throw new BadParameter('extra', 'Extra Flags', complaint, 'Enter flags, e.g. --exp 20 --draft');
}

/** The entries of a list, or of a text with commas, spaces or line breaks between them. */
function entries(field: string, label: string, given: unknown): string[] {
	if (isEmpty(given)) return [];
	const texts = Array.isArray(given) ? given.filter((entry) => !isEmpty(entry)) : [given];
	return texts.flatMap((text) => {
		const words = textOf(text)?.split(/\s+/);
		if (words === undefined) {
			throw new BadParameter(field, label, 'is not a text', 'Enter texts with commas between them');
		}
		return words.flatMap(splitAtCommas);
	});
}

/** Links may hold commas themselves: only one at their end, or before another link, ends them. */
function splitAtCommas(word: string): string[] {
	const comma = isLink(word) ? /[,;]+(?=https?:\/\/|$)/i : /[,;]+/;
	return word.split(comma).filter((entry) => entry !== '');
}

/** `1234`, `random`, and with a weight `1234::2`. */
function isCode(entry: string): boolean {
	return /^\w[\w:.-]*$/.test(entry);
}
