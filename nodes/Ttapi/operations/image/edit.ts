import type { INodeProperties } from 'n8n-workflow';
import { pictureFields, readPicture, readPicturesFrom, readUrl } from '../fields/pictures';
import { flagsField, promptField, readPrompt } from '../fields/prompt';
import { modeField, readMode } from '../fields/speed';
import type { SubmitOperation } from '../operation';

const TYPES = ['edit', 'retexture'] as const;

const pictureParameter = {
	name: 'pictureField',
	label: 'Input Binary Field',
	types: ['png', 'jpeg', 'webp', 'bmp'],
};

const typeField: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Edit', value: 'edit', description: 'Fill the transparent parts of the picture' },
		{ name: 'Retexture', value: 'retexture', description: 'Keep its shapes and change its look' },
	],
	default: 'edit',
	description: 'What to do with the picture',
};

/** `POST /midjourney/image-edits/submit`: any picture is filled in or gets another look. */
export const edit: SubmitOperation = {
	kind: 'submit',
	resource: 'image',
	option: {
		name: 'Edit',
		value: 'edit',
		action: 'Edit a picture',
		description: 'Fill the transparent parts of any picture, or give it another look',
	},
	properties: [
		promptField,
		flagsField,
		typeField,
		...pictureFields(
			'Picture',
			'Where the picture to edit comes from; make the parts to change transparent',
		),
		modeField,
	],
	submission: async (parameters, item) => {
		const common = { family: 'edit', path: '/midjourney/image-edits/submit' } as const;
		const body = {
			prompt: readPrompt(parameters),
			type: parameters.choice('type', 'Type', TYPES),
			mode: readMode(parameters),
		};
		if (readPicturesFrom(parameters, 'Picture From') === 'url') {
			return {
				...common,
				body: { ...body, image: readUrl(parameters, 'pictureUrl', 'Picture URL') },
			};
		}
		const picture = await readPicture(parameters, item, pictureParameter);
		return {
			...common,
			body,
			enclosed: { field: 'image', form: 'dataUri', isList: false, pictures: [picture] },
		};
	},
};
