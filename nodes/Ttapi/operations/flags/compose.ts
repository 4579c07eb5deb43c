import type { PresentFlag } from './conflict';
import type { FilledFields, FilledFlag } from './readFields';
import { scan, wordsOf, type Occurrence } from './scan';

/** A prompt as it is sent. */
export interface Composed {
	prompt: string;
	/** The flags in it, each with the parameter that it comes from. */
	present: PresentFlag[];
	/** The fields whose flags were added, in the order in which they stand. */
	added: FilledFlag[];
}

/**
 * Adds to a prompt what the fields ask for: links at the beginning, flags at the end.
 * What the prompt decides itself is not added; what a field decides is not added from the extra flags.
 * An empty set of fields leaves the prompt as it is, byte for byte.
 */
export function compose(prompt: string, { flags, imagePrompts, extra }: FilledFields): Composed {
	const words = wordsOf(prompt);
	const own = scan(words);
	const decided = new Set(own.map(decides));
	const added = flags.filter(({ flag }) => !decided.has(flag.decides));
	for (const { flag } of added) decided.add(flag.decides);
	const further = extraFlags(extra).filter(({ occurrence }) => !decided.has(decides(occurrence)));
	const newLinks = imagePrompts.filter((link) => !words.some(({ text }) => text === link));

	return {
		prompt: [
			...newLinks,
			prompt,
			...added.map(({ text }) => text),
			...further.map(({ text }) => text),
		].join(' '),
		present: [
			...own.map((occurrence) => presentFlag(occurrence, 'prompt')),
			...added.map(({ flag, value }) => ({
				name: flag.names[0],
				decides: flag.decides,
				value,
				from: flag.field,
				certain: true,
			})),
			...further.map(({ occurrence }) => presentFlag(occurrence, 'extra')),
		],
		added,
	};
}

/** The flags of a text that consists of flags, each with what stands behind it. */
function extraFlags(extra: string): Array<{ occurrence: Occurrence; text: string }> {
	const words = wordsOf(extra);
	const occurrences = scan(words).filter(({ standsAlone }) => standsAlone);
	return occurrences.map((occurrence, index) => {
		const next = occurrences[index + 1];
		const end = next === undefined ? extra.length : words[next.index].start;
		return { occurrence, text: extra.slice(words[occurrence.index].start, end).trim() };
	});
}

/** Flags that we do not know decide nothing but themselves. */
function decides({ flag, name }: Occurrence): string {
	return flag?.decides ?? name;
}

function presentFlag(occurrence: Occurrence, from: string): PresentFlag {
	const { name, value = '', certain } = occurrence;
	return { name, decides: decides(occurrence), value, from, certain };
}
