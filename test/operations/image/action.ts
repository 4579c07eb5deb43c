import { link } from '../expectedJob';
import { HOOK_URL, type Filling, type SubmitCase } from '../submitCase';

/** A job by its id and an action by TTAPI's name for it, as a user types them. */
const typed = (jobId: string, action: string) => ({
	jobId: { __rl: true, mode: 'id', value: jobId },
	action: { __rl: true, mode: 'name', value: action },
});

const minimal: Filling = {
	parameters: {},
	body: ({ json }) => ({ jobId: String(json.jobId), action: 'upsample1' }),
};

export const action: SubmitCase = {
	resource: 'image',
	operation: 'action',
	path: '/midjourney/v1/action',
	parent: 'grid',
	// The job comes with the item, and U1 is the first action.
	minimal,
	everything: {
		parameters: {
			jobId: { __rl: true, mode: 'list', value: '={{ $json.jobId }}' },
			action: { __rl: true, mode: 'list', value: 'variation4' },
			hookUrl: HOOK_URL,
			options: { timeout: 600, getUImages: true },
		},
		body: ({ json }) => ({
			jobId: String(json.jobId),
			action: 'variation4',
			timeout: 600,
			getUImages: true,
			hookUrl: HOOK_URL,
		}),
	},
	others: {
		'by an id and a name that are typed in': {
			parameters: typed('={{ $json.jobId }}', ' reroll '),
			body: ({ json }) => ({ jobId: String(json.jobId), action: 'reroll' }),
		},
		'after an item that says no more than an id': {
			parameters: typed('={{ $json.id }}', 'upsample3'),
			input: (_, { jobId }) => ({ json: { id: jobId } }),
			body: ({ json }) => ({ jobId: String(json.id), action: 'upsample3' }),
		},
	},
	refused: {
		filling: { ...minimal, parent: 'runningGrid' },
		words: 'Associated task status error.',
	},
	job: ({ json }) => ({
		action: 'upsample1',
		prompt: json.prompt,
		cdnImage: link(),
		discordImage: link(),
		width: 512,
		height: 512,
		components: SINGLE_COMPONENTS,
	}),
};

/** What TTAPI offers to do with a square picture of version 6 or later. */
const SINGLE_COMPONENTS = [
	...['upscale_subtle', 'upscale_creative', 'low_variation', 'high_variation', 'vary_region'],
	...['zoom_out_2', 'zoom_out_1_5', 'pan_left', 'pan_right', 'pan_up', 'pan_down'],
];
