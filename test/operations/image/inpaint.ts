import { gridOf } from '../expectedJob';
import { pngField } from '../inputPictures';
import { HOOK_URL, type Filling, type SubmitCase } from '../submitCase';

const minimal: Filling = {
	parameters: { prompt: 'A white sail' },
	input: (_, parent) => ({ json: parent, binary: { data: pngField(512) } }),
	body: ({ json, binary }) => ({
		jobId: String(json.jobId),
		prompt: 'A white sail',
		mask: binary.data.data,
	}),
};

export const inpaint: SubmitCase = {
	resource: 'image',
	operation: 'inpaint',
	path: '/midjourney/v1/inpaint',
	parent: 'single',
	minimal,
	everything: {
		parameters: {
			jobId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			prompt: 'A white sail',
			flags: { weird: 10, seed: 7 },
			maskField: 'mask-1',
			hookUrl: HOOK_URL,
			options: { timeout: 300 },
		},
		// Nothing but an id: how large the picture is has to be looked up.
		input: (_, { jobId }) => ({ json: { id: jobId }, binary: { 'mask-1': pngField(512) } }),
		body: ({ json, binary }) => ({
			jobId: String(json.id),
			prompt: 'A white sail --weird 10 --seed 7',
			mask: binary['mask-1'].data,
			timeout: 300,
			hookUrl: HOOK_URL,
		}),
	},
	refused: {
		filling: { ...minimal, parent: 'runningGrid' },
		words: 'Associated task status error.',
	},
	job: () => ({ action: 'inpaint', prompt: 'A white sail', ...gridOf(1024) }),
};
