import { flagsField } from '../../../nodes/Ttapi/operations/fields/prompt';
import { FIELD_FLAGS } from '../../../nodes/Ttapi/operations/flags/table';
import { refusal, sent } from './parameters';

const A = 'https://s.example/a.png';
const B = 'https://s.example/b,c.png';

describe('each field adds its flag at the end of the prompt', () => {
	it.each([
		[{ aspectRatio: '16:9' }, '--ar 16:9'],
		[{ version: '7' }, '--v 7'],
		[{ version: 8.1 }, '--v 8.1'],
		[{ niji: '6' }, '--niji 6'],
		[{ raw: true }, '--style raw'],
		[{ stylize: 250 }, '--stylize 250'],
		[{ stylize: '250' }, '--stylize 250'],
		[{ chaos: 0 }, '--chaos 0'],
		[{ weird: 3000 }, '--weird 3000'],
		[{ quality: 0.5 }, '--quality 0.5'],
		[{ seed: 4294967295 }, '--seed 4294967295'],
		[{ stop: 10 }, '--stop 10'],
		[{ tile: true }, '--tile'],
		[{ imageWeight: 1.25 }, '--iw 1.25'],
		[{ styleReference: A }, `--sref ${A}`],
		[{ styleReference: 'random' }, '--sref random'],
		[{ styleReference: 1234 }, '--sref 1234'],
		[{ styleReference: `${B}, 123::2,456\n${A}::3` }, `--sref ${B} 123::2 456 ${A}::3`],
		[{ styleWeight: 0 }, '--sw 0'],
		[{ omniReference: A }, `--oref ${A}`],
		[{ omniWeight: 1 }, '--ow 1'],
		[{ characterReference: [A, B], version: '6' }, `--v 6 --cref ${A} ${B}`],
		[{ characterReference: A, niji: 6 }, `--niji 6 --cref ${A}`],
		[{ characterWeight: 100 }, '--cw 100'],
		[{ personalization: 'default' }, '--p'],
		[{ personalization: true }, '--p'],
		[{ personalization: 'abc123, m456' }, '--p abc123 m456'],
		[{ no: 'text,  water mark\nhands' }, '--no text, water mark, hands'],
		[{ no: ['text', 'hands'] }, '--no text, hands'],
		[{ extra: ' --exp 20 --draft ' }, '--exp 20 --draft'],
	])('%j', (flags, added) => {
		expect(sent('a  cat', flags)).toBe(`a  cat ${added}`);
	});

	it('adds nothing for fields that are empty or switched off', () => {
		const empty = Object.fromEntries(FIELD_FLAGS.map(({ field }) => [field, '']));
		expect(sent('a cat', { ...empty, imagePrompts: '', extra: ' ' })).toBe('a cat');
		expect(sent('a cat', { raw: false, tile: false, personalization: false })).toBe('a cat');
		expect(sent('a cat', { seed: null, imagePrompts: [], styleReference: [], no: ' , ' })).toBe(
			'a cat',
		);
	});

	it('adds them in one order, whatever the order of the fields', () => {
		const flags = { no: 'text', extra: '--draft', chaos: 5, version: '7', aspectRatio: '3:2' };
		const prompt = 'a cat --ar 3:2 --v 7 --chaos 5 --no text --draft'.replace(' --ar 3:2', '');
		expect(sent('a cat', flags)).toBe('a cat --ar 3:2 --v 7 --chaos 5 --no text --draft');
		expect(sent('a cat', { ...flags, aspectRatio: '' })).toBe(prompt);
	});
});

describe('links to reference pictures go to the beginning', () => {
	it.each([
		[A, `${A} a cat`],
		[`${A},${B}`, `${A} ${B} a cat`],
		[`${A}, ${B}`, `${A} ${B} a cat`],
		[`${A}\n${B};`, `${A} ${B} a cat`],
		[[A, B], `${A} ${B} a cat`],
	])('%j', (imagePrompts, prompt) => {
		expect(sent('a cat', { imagePrompts })).toBe(prompt);
	});

	it('adds no link that the prompt has already', () => {
		expect(sent(`${A} a cat`, { imagePrompts: [A, B] })).toBe(`${B} ${A} a cat`);
	});
});

describe('a flag that the prompt carries wins, under all its names', () => {
	const ALL = {
		aspectRatio: '1:1',
		raw: true,
		stylize: 1,
		chaos: 1,
		weird: 1,
		quality: 1,
		seed: 1,
		stop: 50,
		tile: true,
		imageWeight: 1,
		styleReference: '1',
		styleWeight: 1,
		omniWeight: 1,
		characterWeight: 1,
		personalization: 'mine',
		no: 'mine',
	};
	it.each([
		['aspectRatio', '--ar 3:2'],
		['aspectRatio', '--aspect 3:2'],
		['aspectRatio', '—ar 3:2'],
		['aspectRatio', '–aspect 3:2'],
		['aspectRatio', '--AR 3:2'],
		['aspectRatio', '--ar=3:2'],
		['aspectRatio', '{--ar 3:2, --ar 2:3}'],
		['raw', '--raw'],
		['raw', '--style raw'],
		['raw', '—style raw'],
		['raw', '--style cute'],
		['stylize', '--s 5'],
		['stylize', '--stylize 5'],
		['stylize', '—s 5'],
		['chaos', '--c 5'],
		['chaos', '--chaos 5'],
		['weird', '--w 5'],
		['weird', '--weird 5'],
		['quality', '--q .5'],
		['quality', '--quality 2'],
		['seed', '--seed 5'],
		['stop', '--stop 50'],
		['tile', '--tile'],
		['tile', '—tile'],
		['tile', '{--tile, --hd}'],
		['imageWeight', '--iw 2'],
		['styleReference', '--sref random'],
		['styleWeight', '--sw 5'],
		['omniWeight', '--ow 5'],
		['characterWeight', '--cw 5'],
		['personalization', '--p'],
		['personalization', '--p abc'],
		['personalization', '--profile abc'],
		['personalization', '--personalize'],
		['no', '--no text'],
		['no', '–no text'],
	] as const)('%s in "%s"', (field, written) => {
		const { [field]: own, ...others } = ALL;
		const withoutOwn = sent('a cat', others).slice('a cat'.length);

		expect(sent(`a cat ${written}`, ALL)).toBe(`a cat ${written}${withoutOwn}`);
		expect(sent('a cat', { [field]: own })).not.toBe('a cat');
	});

	it.each(['--v 6', '--version 6', '—v 6', '--niji 6', '–niji 6', '--niji'])(
		'"%s" settles the model, whatever the fields say',
		(written) => {
			const flags = { version: '7', niji: '5', extra: '--v 5' };
			expect(sent(`a cat ${written}`, flags)).toBe(`a cat ${written}`);
		},
	);

	it('finds flags that stand without a space behind Chinese text', () => {
		const flags = { aspectRatio: '1:1', tile: true };
		expect(sent('一只猫--ar 3:4', flags)).toBe('一只猫--ar 3:4 --tile');
		expect(sent('一只猫--tile', flags)).toBe('一只猫--tile --ar 1:1');
	});

	it.each([
		`${A}--ar 16:9`,
		'a long-ar 16:9 cat',
		'a cat --artistic 16:9',
		'a screen of 16:9',
		'a cat --no-text',
		'a knight —version of an old tale',
	])('takes nothing in %j for a flag that is there', (prompt) => {
		const flags = { aspectRatio: '1:1', version: '7', no: 'text' };
		expect(sent(prompt, flags)).toBe(`${prompt} --ar 1:1 --v 7 --no text`);
	});
});

describe('extra flags', () => {
	it.each([
		['a cat --exp 5', {}, '--exp 20 --draft', 'a cat --exp 5 --draft'],
		['a cat --ar 3:2', {}, '--aspect 1:1 --draft', 'a cat --ar 3:2 --draft'],
		['a cat', { stylize: 5 }, '--s 250 --draft', 'a cat --stylize 5 --draft'],
		['a cat', { niji: '6' }, '--v 7', 'a cat --niji 6'],
		['a cat', { no: 'hands' }, '--no text, dogs --exp 5', 'a cat --no hands --exp 5'],
		['a cat', {}, '--no text, dogs --exp 5', 'a cat --no text, dogs --exp 5'],
	])('%s, %j, %s', (prompt, fields, extra, whole) => {
		expect(sent(prompt, { ...fields, extra })).toBe(whole);
	});

	it.each([
		['exp 20', 'does not begin with a flag'],
		['a dog --exp 20', 'does not begin with a flag'],
		['-- exp 20', 'does not begin with a flag'],
		[{ exp: 20 }, 'is not a text'],
		['--ar16:9', 'Write --ar 16:9 instead'],
		['--exp 20 --iw 5', 'a number from 0 to 3'],
		['--exp 20 -ow 100', 'Write --ow instead'],
		[`--cref ${A}`, 'Ask for --v 6.1'],
	])('%j is refused', (extra, words) => {
		const { parameter, message } = refusal('a cat', { extra });
		expect(parameter).toBe('extra');
		expect(message).toMatch(/^The parameter "Extra Flags" .*Nothing was sent\.$/);
		expect(message).toContain(words);
	});
});

describe('a field that Midjourney does not understand is refused, by its name', () => {
	it.each([
		['aspectRatio', '16x9', 'Aspect Ratio'],
		['aspectRatio', '1.5:1', 'Aspect Ratio'],
		['aspectRatio', '0:1', 'Aspect Ratio'],
		['aspectRatio', '16:9 --v 5', 'Aspect Ratio'],
		['chaos', 101, 'Chaos'],
		['chaos', -1, 'Chaos'],
		['chaos', 'high', 'Chaos'],
		['chaos', 1.5, 'Chaos'],
		['chaos', true, 'Chaos'],
		['version', 'v7', 'Version'],
		['version', 'latest', 'Version'],
		['niji', 'six', 'Niji'],
		['stylize', 1001, 'Stylize'],
		['weird', 3001, 'Weird'],
		['quality', 5, 'Quality'],
		['quality', 0.1, 'Quality'],
		['seed', 4294967296, 'Seed'],
		['seed', 0.5, 'Seed'],
		['stop', 9, 'Stop'],
		['stop', 101, 'Stop'],
		['tile', 'perhaps', 'Tile'],
		['raw', 5, 'Raw'],
		['no', 'text --v 5', 'Leave Out'],
		['no', { text: true }, 'Leave Out'],
		['imagePrompts', 'picture.png', 'Image Prompts'],
		['imagePrompts', [A, 'file:///etc/passwd'], 'Image Prompts'],
		['imagePrompts', { url: A }, 'Image Prompts'],
		['imageWeight', 3.1, 'Image Weight'],
		['styleReference', '--v 5', 'Style Reference'],
		['styleReference', 'x.example/a.png', 'Style Reference'],
		['styleReference', 'https:', 'Style Reference'],
		['styleWeight', 1001, 'Style Weight'],
		['omniReference', `${A} ${B}`, 'Omni Reference'],
		['omniReference', '1234', 'Omni Reference'],
		['omniWeight', 0, 'Omni Weight'],
		['characterReference', 'random', 'Character Reference'],
		['characterWeight', 101, 'Character Weight'],
		['personalization', '--v 5', 'Personalization'],
	])('%s: %j', (field, value, label) => {
		const { parameter, message } = refusal('a cat', { [field]: value });
		expect(parameter).toBe(field);
		expect(message).toMatch(new RegExp(`^The parameter "${label}" .*Nothing was sent\\.$`));
	});

	it('names Niji when it is set together with Version', () => {
		const { parameter, message } = refusal('a cat', { version: '7', niji: '6' });
		expect(parameter).toBe('niji');
		expect(message).toContain('is set together with Version');
	});

	it.each([
		['a cat', { characterReference: A }, 'characterReference'],
		['a cat', { characterReference: A, version: '7' }, 'characterReference'],
		['a cat --v 5.2', { characterReference: A }, 'characterReference'],
		[`a cat --cref ${A}`, { version: '7' }, 'prompt'],
		['a cat --v 6', { omniReference: A }, 'omniReference'],
		['a cat', { omniReference: A, niji: '6' }, 'omniReference'],
	])('%s, %j: the version does not know the reference', (prompt, flags, field) => {
		expect(refusal(prompt, flags).parameter).toBe(field);
	});

	it('lets a version from anywhere satisfy a character reference', () => {
		expect(sent(`a cat --cref ${A}`, { version: '6.1' })).toBe(`a cat --cref ${A} --v 6.1`);
		expect(sent(`a cat --cref ${A}`, { extra: '--v 6' })).toBe(`a cat --cref ${A} --v 6`);
		expect(sent('a cat --niji 6', { characterReference: A })).toBe(`a cat --niji 6 --cref ${A}`);
	});
});

it('has a field for every flag of the table, and no other but image prompts and extra flags', () => {
	const names = (flagsField.options ?? []).map(({ name }) => name).sort();
	const known = [...FIELD_FLAGS.map(({ field }) => field), 'imagePrompts', 'extra'];
	expect(names).toEqual(known.sort());
});

it('accepts the default of every field, as the editor fills it in', () => {
	const filled = (flagsField.options ?? []).flatMap((option) =>
		'default' in option && option.default !== '' ? [[option.name, option.default] as const] : [],
	);
	expect(filled.length).toBeGreaterThan(10);
	for (const [name, value] of filled) {
		expect(sent('a cat', { [name]: value })).toMatch(/^a cat --\S/);
	}
});
