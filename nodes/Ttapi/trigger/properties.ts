import type { INodeProperties } from 'n8n-workflow';

/** The follow-up actions of TTAPI, and the operations that start from nothing. */
const ACTIONS: ReadonlyArray<[label: string, action: string]> = [
	['Blend', 'blend'],
	['Describe', 'describe'],
	['Imagine', 'imagine'],
	['Inpaint', 'inpaint'],
	['Make Square', 'make_square'],
	['Pan Down', 'pan_down'],
	['Pan Left', 'pan_left'],
	['Pan Right', 'pan_right'],
	['Pan Up', 'pan_up'],
	['Reroll', 'reroll'],
	['U1', 'upsample1'],
	['U2', 'upsample2'],
	['U3', 'upsample3'],
	['U4', 'upsample4'],
	['Upscale (2x)', 'upscale2'],
	['Upscale (4x)', 'upscale4'],
	['Upscale (Creative)', 'upscale_creative'],
	['Upscale (Subtle)', 'upscale_subtle'],
	['V1', 'variation1'],
	['V2', 'variation2'],
	['V3', 'variation3'],
	['V4', 'variation4'],
	['Vary (Strong)', 'high_variation'],
	['Vary (Subtle)', 'low_variation'],
	['Zoom Out 1.5x', 'zoom_out_1_5'],
	['Zoom Out 2x', 'zoom_out_2'],
];

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Paste the <b>Production URL</b> above into the Hook URL of a TTAPI node, and publish this workflow. The <b>Test URL</b> receives one callback while this step is being executed here.',
		name: 'urlNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		options: [
			{ name: 'Job Failed', value: 'FAILED' },
			{ name: 'Job Succeeded', value: 'SUCCESS' },
		],
		default: ['SUCCESS', 'FAILED'],
		required: true,
	},
	{
		displayName: 'Confirm With TTAPI',
		name: 'verify',
		type: 'boolean',
		default: true,
		description:
			'Whether to ask TTAPI about the job before the workflow starts. Callbacks are not signed: without this, anyone who knows the URL can start the workflow with a made-up job.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Only These Actions',
				name: 'actions',
				type: 'multiOptions',
				options: ACTIONS.map(([name, value]) => ({ name, value })),
				default: [],
				description: 'Start the workflow only for jobs of these kinds; for all when empty',
			},
		],
	},
];
