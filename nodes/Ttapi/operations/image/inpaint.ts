import { numberOf, type JsonObject } from '../../job/json';
import { jobLocator, readJobIdParameter } from '../fields/jobId';
import { readPicture } from '../fields/pictures';
import { flagsField, promptField, readPrompt } from '../fields/prompt';
import { readTimeout, timeoutOption } from '../fields/speed';
import type { InputItem, InputPicture } from '../inputItem';
import type { SubmitOperation } from '../operation';
import { BadParameter } from '../parameters';

const mask = { name: 'maskField', label: 'Mask Binary Field' };

/** `POST /midjourney/v1/inpaint`: the parts of a picture that a mask marks are made anew (Vary Region). */
export const inpaint: SubmitOperation = {
	kind: 'submit',
	resource: 'image',
	option: {
		name: 'Inpaint',
		value: 'inpaint',
		action: 'Inpaint a part of a picture',
		description: 'Make the parts of a finished picture anew that a mask marks',
	},
	properties: [
		jobLocator('The job of the single picture, such as one from U1–U4'),
		promptField,
		flagsField,
		{
			displayName: mask.label,
			name: mask.name,
			type: 'string',
			default: 'data',
			required: true,
			placeholder: 'e.g. data',
			hint: 'The name of the input field containing the mask',
			description:
				'A picture of the same size in pixels as that of the job, only black and white: what is white is made anew',
		},
	],
	options: [timeoutOption],
	submission: async (parameters, item) => {
		const jobId = readJobIdParameter(parameters);
		const prompt = readPrompt(parameters, 'Describe what shall be in the white part of the mask');
		const timeout = readTimeout(parameters);
		const picture = await readPicture(parameters, item, mask);
		await requireSameSize(picture, jobId, item);
		return {
			family: 'midjourney',
			path: '/midjourney/v1/inpaint',
			body: { jobId, prompt, timeout },
			enclosed: { field: 'mask', form: 'base64', isList: false, pictures: [picture] },
			follows: { jobId, asksFor: 'newJob' },
		};
	},
};

/** TTAPI wants the mask in the pixel size of the picture (ttapi-api.md 3.6), which is looked up, for free, if need be. */
async function requireSameSize(
	{ format }: InputPicture,
	jobId: string,
	item: InputItem,
): Promise<void> {
	const { size } = format;
	const wanted = size ? await sizeOfJob(jobId, item) : undefined;
	if (!size || wanted === undefined) return;
	if (size.width === wanted.width && size.height === wanted.height) return;
	const complaint = `holds a mask of ${size.width} × ${size.height} pixels, while the picture of the job ${jobId} has ${wanted.width} × ${wanted.height}`;
	throw new BadParameter(mask.name, mask.label, complaint, 'Make a mask of the same size');
}

/** Undefined where nobody knows: TTAPI then has to say itself whether the mask fits. */
async function sizeOfJob(jobId: string, item: InputItem): Promise<Size | undefined> {
	const known = item.json.jobId === jobId ? sizeIn(item.json) : undefined;
	if (known !== undefined) return known;
	const outcome = await item.look(jobId);
	return outcome.kind === 'job' ? sizeIn(outcome.job) : undefined;
}

/** Pixels. */
interface Size {
	width: number;
	height: number;
}

function sizeIn(job: JsonObject): Size | undefined {
	const width = numberOf(job.width);
	const height = numberOf(job.height);
	return width && height ? { width, height } : undefined;
}
