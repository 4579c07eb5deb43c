import { refusal, sent } from './parameters';

const LINK = 'https://s.example/ann.png';

describe('a mistake in the prompt is pointed out, with what to write instead', () => {
	it.each([
		// A flag glued to its value
		['a cat --ar16:9', 'holds "--ar16:9"', 'Write --ar 16:9 instead'],
		['a cat --v6', 'holds "--v6"', 'Write --v 6 instead'],
		['a cat --v6.1 --ar 1:1', 'holds "--v6.1"', 'Write --v 6.1 instead'],
		['a cat --s250', 'holds "--s250"', 'Write --s 250 instead'],
		['a cat --S250,', 'holds "--S250"', 'Write --S 250 instead'],
		['a cat --niji6', 'holds "--niji6"', 'Write --niji 6 instead'],
		['a cat --iw.5', 'holds "--iw.5"', 'Write --iw .5 instead'],
		['a cat —ar16:9', 'holds "—ar16:9"', 'Write —ar 16:9 instead'],
		[`a cat --sref${LINK}`, `holds "--sref${LINK}"`, `Write --sref ${LINK} instead`],
		// A single dash
		['a cat -ow 100', 'holds "-ow"', 'Write --ow instead'],
		['a cat -ar 16:9', 'holds "-ar"', 'Write --ar instead'],
		['a cat -ar 16:9 in the rain', 'holds "-ar"', 'Write --ar instead'],
		['a cat -v 6 --ar 1:1', 'holds "-v"', 'Write --v instead'],
		['a cat -s 250 -c 10', 'holds "-s"', 'Write --s instead'],
		['a cat --ar 1:1 -tile', 'holds "-tile"', 'Write --tile instead'],
		['a cat --ar 1:1 -no text', 'holds "-no"', 'Write --no instead'],
		[`a cat -sref ${LINK}`, 'holds "-sref"', 'Write --sref instead'],
		// A version without dashes
		['a cat v6', 'ends its text with "v6"', 'Write --v 6 instead'],
		['a cat v6.1 --ar 16:9', 'ends its text with "v6.1"', 'Write --v 6.1 instead'],
		['a cat, v7\n—ar 16:9', 'ends its text with "v7"', 'Write --v 7 instead'],
		['a cat --ar 16:9 v7', 'ends its text with "v7"', 'Write --v 7 instead'],
		// A missing value
		['a cat --ar', 'holds "--ar" without a value', 'e.g. --ar 16:9'],
		['a cat --ar --v 6', 'holds "--ar" without a value', 'e.g. --ar 16:9'],
		['a cat --v', 'holds "--v" without a value', 'e.g. --v 7'],
		['a cat --s --draft', 'holds "--s" without a value', 'e.g. --s 250'],
		['a cat --no', 'holds "--no" without a value', 'e.g. --no text'],
		['a cat --sref', 'holds "--sref" without a value', 'e.g. --sref https://'],
		['a cat --style --v 6', 'holds "--style" without a value', 'e.g. --style raw'],
		// Out of range
		['a cat --iw 5', 'holds "--iw 5"', 'Write a number from 0 to 3 behind --iw'],
		['a cat --iw -1', 'holds "--iw -1"', 'from 0 to 3'],
		['a cat --stop 5', 'holds "--stop 5"', 'Write a whole number from 10 to 100 behind --stop'],
		['a cat --s 1001', 'holds "--s 1001"', 'from 0 to 1000'],
		['a cat --chaos 101', 'holds "--chaos 101"', 'from 0 to 100'],
		['a cat --w 3001', 'holds "--w 3001"', 'from 0 to 3000'],
		['a cat --q 5', 'holds "--q 5"', 'from 0.25 to 4'],
		['a cat --seed 4294967296', 'holds "--seed 4294967296"', 'from 0 to 4294967295'],
		['a cat --seed 1.5', 'holds "--seed 1.5"', 'a whole number'],
		['a cat --sw 1001', 'holds "--sw 1001"', 'from 0 to 1000'],
		['a cat --ow 0', 'holds "--ow 0"', 'from 1 to 1000'],
		['a cat --cw 101', 'holds "--cw 101"', 'from 0 to 100'],
		['a cat —iw 5', 'holds "—iw 5"', 'behind —iw'],
		['a cat --s undefined', 'holds "--s undefined"', 'a whole number from 0 to 1000'],
		// Not an aspect ratio, not a version
		['a cat --ar 16x9', 'holds "--ar 16x9"', 'two whole numbers with a colon'],
		['a cat --ar 16', 'holds "--ar 16"', 'two whole numbers with a colon'],
		['a cat --ar 1.85:1', 'holds "--ar 1.85:1"', 'two whole numbers with a colon'],
		['a cat --ar 0:9', 'holds "--ar 0:9"', 'two whole numbers with a colon'],
		['a cat --ar 16：9', 'holds "--ar 16：9"', 'two whole numbers with a colon'],
		['a cat --v six', 'holds "--v six"', 'Write the number of a version, e.g. --v 7'],
		// Flags beside a version that does not know them
		[`ann --cref ${LINK}`, '(--cref) without a version', 'Ask for --v 6.1 or --niji 6'],
		[`ann --cref ${LINK} --v 7`, '(--cref) beside --v 7', 'Ask for --v 6.1 or --niji 6'],
		[`ann --cref ${LINK} --v 5.2`, '(--cref) beside --v 5.2', 'Ask for --v 6.1 or --niji 6'],
		[`ann --cref ${LINK} --niji 5`, '(--cref) beside --niji 5', 'Ask for --v 6.1 or --niji 6'],
		[`ann --oref ${LINK} --v 6.1`, '(--oref) beside --v 6.1', 'Ask for --v 7'],
		[`ann --oref ${LINK} --niji 6`, '(--oref) beside --niji 6', 'Ask for --v 7'],
	])('%j', (prompt, complaint, instead) => {
		const { parameter, message } = refusal(prompt);

		expect(parameter).toBe('prompt');
		expect(message).toMatch(/^The parameter "Prompt" .*\. Nothing was sent\.$/);
		expect(message).toContain(complaint);
		expect(message).toContain(instead);
	});
});

it('points out a mistake also in a prompt that has a permutation elsewhere', () => {
	expect(refusal('a {red, blue} car --ar16:9').message).toContain('Write --ar 16:9 instead');
});

it('takes v6 for text where it stands among the things to leave out', () => {
	expect(sent('a car --no v6')).toBe('a car --no v6');
});

it('takes a hint for an empty prompt', () => {
	expect(refusal(' \n').message).toBe(
		'The parameter "Prompt" is empty. Describe the picture. Nothing was sent.',
	);
});
