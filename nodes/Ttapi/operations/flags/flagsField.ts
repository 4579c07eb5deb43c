import type { INodeProperties } from 'n8n-workflow';
import { FIELD_FLAGS } from './table';

/** Midjourney's flags as fields; what they write is in the table. Those with a range take it from there. */
export const flagsField: INodeProperties = {
	displayName: 'Midjourney Flags',
	name: 'flags',
	type: 'collection',
	placeholder: 'Add flag',
	default: {},
	description: 'Added to the prompt, unless the prompt holds the same flag itself',
	options: [
		{
			displayName: 'Aspect Ratio',
			name: 'aspectRatio',
			type: 'string',
			default: '1:1',
			placeholder: 'e.g. 16:9',
			description: 'Width to height, as two whole numbers with a colon between them (--ar)',
		},
		{
			displayName: 'Chaos',
			name: 'chaos',
			type: 'number',
			typeOptions: range('chaos'),
			default: 0,
			description: 'How much the four pictures differ from each other, from 0 to 100 (--chaos)',
		},
		{
			displayName: 'Character Reference',
			name: 'characterReference',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/ann.png',
			description:
				'Link to a picture of a character who is to appear, or several links (--cref). Version 6, 6.1 or Niji 6 must be asked for.',
		},
		{
			displayName: 'Character Weight',
			name: 'characterWeight',
			type: 'number',
			typeOptions: range('characterWeight'),
			default: 100,
			description:
				'How much of the character is kept, from 0 (the face) to 100 (hair and clothes too) (--cw)',
		},
		{
			displayName: 'Extra Flags',
			name: 'extra',
			type: 'string',
			default: '',
			placeholder: 'e.g. --exp 20 --draft',
			description: 'Flags that have no field here, as they stand in a prompt',
		},
		{
			displayName: 'Image Prompts',
			name: 'imagePrompts',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/harbor.png',
			description:
				'Links to reference pictures, with commas between them, put at the beginning of the prompt',
		},
		{
			displayName: 'Image Weight',
			name: 'imageWeight',
			type: 'number',
			typeOptions: range('imageWeight'),
			default: 1,
			description: 'How much the image prompts count beside the text, from 0 to 3 (--iw)',
		},
		{
			displayName: 'Leave Out',
			name: 'no',
			type: 'string',
			default: '',
			placeholder: 'e.g. text, watermark',
			description: 'What the pictures should not show, with commas between the things (--no)',
		},
		{
			displayName: 'Niji',
			name: 'niji',
			type: 'options',
			options: [
				{ name: '5', value: '5' },
				{ name: '6', value: '6' },
				{ name: '7', value: '7' },
			],
			default: '6',
			description:
				'Version of Niji, the model for anime and illustration, instead of Midjourney itself (--niji). An expression may give another number.',
		},
		{
			displayName: 'Omni Reference',
			name: 'omniReference',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/cup.png',
			description:
				'Link to a picture of a person or thing that is to appear, for version 7 (--oref)',
		},
		{
			displayName: 'Omni Weight',
			name: 'omniWeight',
			type: 'number',
			typeOptions: range('omniWeight'),
			default: 100,
			description: 'How closely the omni reference is followed, from 1 to 1000 (--ow)',
		},
		{
			displayName: 'Personalization',
			name: 'personalization',
			type: 'string',
			default: 'default',
			placeholder: 'e.g. default',
			description:
				"Makes the pictures in the taste of a profile that was rated on Midjourney's website (--p): its code, several codes, or the word default for the account's default profile",
		},
		{
			displayName: 'Quality',
			name: 'quality',
			type: 'options',
			options: [
				{ name: '0.25', value: 0.25 },
				{ name: '0.5', value: 0.5 },
				{ name: '1', value: 1 },
				{ name: '2', value: 2 },
				{ name: '4', value: 4 },
			],
			default: 1,
			description:
				'How long Midjourney works on details; more costs more (--quality). Which values there are depends on the version.',
		},
		{
			displayName: 'Raw',
			name: 'raw',
			type: 'boolean',
			default: true,
			description:
				"Whether to follow the prompt more literally, with less of Midjourney's own style (--style raw). For version 5.1 and later.",
		},
		{
			displayName: 'Seed',
			name: 'seed',
			type: 'number',
			typeOptions: range('seed'),
			default: 0,
			description:
				'Starting point of the randomness, from 0 to 4294967295: the same seed and prompt give similar pictures (--seed)',
		},
		{
			displayName: 'Stop',
			name: 'stop',
			type: 'number',
			typeOptions: range('stop'),
			default: 100,
			description:
				'At what percentage to end the work, from 10 to 100; earlier gives blurrier pictures (--stop)',
		},
		{
			displayName: 'Style Reference',
			name: 'styleReference',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/style.png',
			description:
				'Link to a picture in the style to follow, the code of a style, several of them, or the word random (--sref)',
		},
		{
			displayName: 'Style Weight',
			name: 'styleWeight',
			type: 'number',
			typeOptions: range('styleWeight'),
			default: 100,
			description: 'How closely the style reference is followed, from 0 to 1000 (--sw)',
		},
		{
			displayName: 'Stylize',
			name: 'stylize',
			type: 'number',
			typeOptions: range('stylize'),
			default: 100,
			description: "How strong Midjourney's own style is, from 0 to 1000 (--stylize)",
		},
		{
			displayName: 'Tile',
			name: 'tile',
			type: 'boolean',
			default: true,
			description: 'Whether to make pictures that repeat without a seam, for patterns (--tile)',
		},
		{
			displayName: 'Version',
			name: 'version',
			type: 'options',
			options: [
				{ name: '4', value: '4' },
				{ name: '5', value: '5' },
				{ name: '5.1', value: '5.1' },
				{ name: '5.2', value: '5.2' },
				{ name: '6', value: '6' },
				{ name: '6.1', value: '6.1' },
				{ name: '7', value: '7' },
			],
			default: '7',
			description:
				'Version of Midjourney (--v). An expression may give another number, such as 8.1.',
		},
		{
			displayName: 'Weird',
			name: 'weird',
			type: 'number',
			typeOptions: range('weird'),
			default: 0,
			description: 'How unusual the pictures are, from 0 to 3000 (--weird)',
		},
	],
};

/** What the editor allows in a number field. */
function range(field: string): INodeProperties['typeOptions'] {
	const value = FIELD_FLAGS.find((flag) => flag.field === field)?.value;
	if (value?.kind !== 'number') return undefined;
	return {
		minValue: value.least,
		maxValue: value.most,
		numberPrecision: value.whole ? 0 : 2,
	};
}
