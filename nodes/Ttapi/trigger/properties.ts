import type { INodeProperties } from 'n8n-workflow';
import { ACTIONS, labelOfAction } from '../job/actions';
import { deliveryOptions } from '../operations/fields/download';

/** What starts from nothing, or from pictures, under TTAPI's words for it. */
const BEGINNINGS: ReadonlyArray<{ name: string; value: string }> = [
	{ name: 'Blend', value: 'blend' },
	{ name: 'Describe', value: 'describe' },
	{ name: 'Imagine', value: 'imagine' },
	{ name: 'Inpaint', value: 'inpaint' },
	{ name: 'Seed', value: 'seed' },
];

/** Links that only the caller vouches for are not followed. */
const onlyConfirmed = { show: { '/verify': [true] } };

const FOLLOW_UPS = ACTIONS.map(({ value }) => ({ name: labelOfAction(value), value }));

const KINDS = [...BEGINNINGS, ...FOLLOW_UPS].sort((a, b) => a.name.localeCompare(b.name));

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Open <b>Webhook URLs</b> above, paste the <b>Production URL</b> into the Hook URL of a TTAPI node, and publish this workflow. The <b>Test URL</b> receives one callback, after a click on Execute step.',
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
				options: KINDS,
				default: [],
				description: 'Start the workflow only for jobs of these kinds; for all when empty',
			},
			...deliveryOptions.map((option) => ({ ...option, displayOptions: onlyConfirmed })),
		],
	},
];
