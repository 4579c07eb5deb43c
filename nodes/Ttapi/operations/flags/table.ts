/** What stands after a flag. */
export type FlagValue =
	| { kind: 'ratio' }
	| { kind: 'number'; least: number; most: number; whole: boolean }
	/** Niji may stand alone: Midjourney then takes its newest one. */
	| { kind: 'version'; optional: boolean }
	/** Links to pictures; with `codes` also the codes of styles, or the word random. */
	| { kind: 'references'; codes: boolean; single: boolean }
	/** Codes that may be left out. */
	| { kind: 'codes' }
	| { kind: 'words' }
	| { kind: 'switch' };

/** A flag of Midjourney. */
export interface Flag {
	/** How it may stand in a prompt, without its dashes; the first one is the one that we write. */
	names: readonly [string, ...string[]];
	value: FlagValue;
	/** A value as it could be, for messages. */
	example: string;
	/** What it decides. Of the flags that decide the same, a prompt has only one. */
	decides: string;
}

/** A flag that is a field of the collection Midjourney Flags. */
export interface FieldFlag extends Flag {
	/** The field's internal name. */
	field: string;
	/** The field's name in the editor. */
	label: string;
}

const whole = (least: number, most: number): FlagValue & { kind: 'number' } => ({
	kind: 'number',
	least,
	most,
	whole: true,
});

const number = (least: number, most: number): FlagValue & { kind: 'number' } => ({
	kind: 'number',
	least,
	most,
	whole: false,
});

const links: FlagValue = { kind: 'references', codes: false, single: false };

function field(
	name: string,
	label: string,
	names: Flag['names'],
	value: FlagValue,
	example: string,
	decides = name,
): FieldFlag {
	return { field: name, label, names, value, example, decides };
}

/**
 * The flags that are fields, in the order in which they are written.
 *
 * Names and ranges are those of Midjourney's parameter list for the versions 4 to 7.
 */
export const FIELD_FLAGS: readonly FieldFlag[] = [
	field('aspectRatio', 'Aspect Ratio', ['ar', 'aspect'], { kind: 'ratio' }, '16:9'),
	field('version', 'Version', ['v', 'version'], { kind: 'version', optional: false }, '7', 'model'),
	field('niji', 'Niji', ['niji'], { kind: 'version', optional: true }, '6', 'model'),
	field('raw', 'Raw', ['raw'], { kind: 'switch' }, '', 'style'),
	field('stylize', 'Stylize', ['stylize', 's'], whole(0, 1000), '250'),
	field('chaos', 'Chaos', ['chaos', 'c'], whole(0, 100), '20'),
	field('weird', 'Weird', ['weird', 'w'], whole(0, 3000), '500'),
	field('quality', 'Quality', ['quality', 'q'], number(0.25, 4), '1'),
	field('seed', 'Seed', ['seed'], whole(0, 4_294_967_295), '1234'),
	field('stop', 'Stop', ['stop'], whole(10, 100), '80'),
	field('tile', 'Tile', ['tile'], { kind: 'switch' }, ''),
	field('imageWeight', 'Image Weight', ['iw'], number(0, 3), '1.5'),
	field(
		'styleReference',
		'Style Reference',
		['sref'],
		{ kind: 'references', codes: true, single: false },
		'https://example.com/style.png',
	),
	field('styleWeight', 'Style Weight', ['sw'], whole(0, 1000), '100'),
	field(
		'omniReference',
		'Omni Reference',
		['oref'],
		{ kind: 'references', codes: false, single: true },
		'https://example.com/cup.png',
	),
	field('omniWeight', 'Omni Weight', ['ow'], whole(1, 1000), '100'),
	field(
		'characterReference',
		'Character Reference',
		['cref'],
		links,
		'https://example.com/ann.png',
	),
	field('characterWeight', 'Character Weight', ['cw'], whole(0, 100), '100'),
	field(
		'personalization',
		'Personalization',
		['p', 'profile', 'personalize'],
		{ kind: 'codes' },
		'',
	),
	field('no', 'Leave Out', ['no'], { kind: 'words' }, 'text, watermark'),
];

/** `--style cute` and the like: no field of its own, but it decides what Raw decides. */
const STYLE: Flag = {
	names: ['style'],
	value: { kind: 'words' },
	example: 'raw',
	decides: 'style',
};

const BY_NAME: ReadonlyMap<string, Flag> = new Map(
	[...FIELD_FLAGS, STYLE].flatMap((flag) => flag.names.map((name) => [name, flag] as const)),
);

/** The flag with this name, in any case and without its dashes; undefined when we do not know it. */
export function findFlag(name: string): Flag | undefined {
	return BY_NAME.get(name.toLowerCase());
}

/** "a whole number from 0 to 100" */
export function rangeInWords({ least, most, whole }: FlagValue & { kind: 'number' }): string {
	return `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`;
}

export function isInRange(
	number: number,
	{ least, most, whole }: FlagValue & { kind: 'number' },
): boolean {
	return number >= least && number <= most && (!whole || Number.isInteger(number));
}
