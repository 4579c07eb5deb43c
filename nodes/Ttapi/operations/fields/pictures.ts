import type { INodeProperties } from 'n8n-workflow';
import { MOST_PICTURE_BYTES, type PictureSource } from '../../job/submission';
import { isHttpUrl } from '../../transport';
import type { InputItem, InputPicture } from '../inputItem';
import { BadParameter, type Parameters } from '../parameters';

/** What TTAPI takes (ttapi-api.md 3.8); of a gif, where it is allowed, the first frame counts. */
const PICTURE_TYPES = ['png', 'jpeg', 'webp', 'bmp', 'gif'];

/** The parameter that names the binary field of a picture. */
export interface PictureParameter {
	name: string;
	label: string;
	/** Of `PICTURE_TYPES`; all of them when left out. */
	types?: readonly string[];
}

const FROM = ['binary', 'url'] as const;

/** Where the pictures of an operation come from. */
export type PicturesFrom = (typeof FROM)[number];

/** The choice between a file and a link, and the field for each. */
export function pictureFields(label: string, description: string): INodeProperties[] {
	return [
		{
			displayName: `${label} From`,
			name: 'pictureFrom',
			type: 'options',
			options: [
				{
					name: 'Binary Field',
					value: 'binary',
					description: 'A file that an earlier step put out',
				},
				{ name: 'URL', value: 'url', description: 'A public link' },
			],
			default: 'binary',
			description,
		},
		{
			displayName: 'Input Binary Field',
			name: 'pictureField',
			type: 'string',
			default: 'data',
			required: true,
			hint: 'The name of the input field containing the picture',
			placeholder: 'e.g. data',
			displayOptions: { show: { pictureFrom: ['binary'] } },
		},
		{
			displayName: `${label} URL`,
			name: 'pictureUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://example.com/picture.png',
			description: 'A public link that leads to the picture itself, not to a page with it',
			displayOptions: { show: { pictureFrom: ['url'] } },
		},
	];
}

/** @throws BadParameter for anything but the two ways */
export function readPicturesFrom(parameters: Parameters, label: string): PicturesFrom {
	return parameters.choice('pictureFrom', label, FROM);
}

/** @throws BadParameter when it is empty or no http(s) address */
export function readUrl(parameters: Parameters, name: string, label: string): string {
	const toDo = 'Enter a public link that leads to the picture itself';
	const url = parameters.requiredText(name, label, toDo);
	if (!isHttpUrl(url)) throw new BadParameter(name, label, 'is not an http(s) address', toDo);
	return url;
}

/** @throws BadParameter when the binary field is not there or holds no picture */
export async function readPicture(
	parameters: Parameters,
	item: InputItem,
	parameter: PictureParameter,
): Promise<InputPicture> {
	const toDo = 'Enter the name of a binary field of the input, e.g. data';
	const field = parameters.requiredText(parameter.name, parameter.label, toDo);
	return await pictureIn(field, item, parameter);
}

/**
 * The pictures in several binary fields, in their order.
 *
 * @throws BadParameter when one is not there or holds no picture
 */
export async function readPictureList(
	fields: readonly string[],
	item: InputItem,
	parameter: PictureParameter,
): Promise<PictureSource[]> {
	const pictures: PictureSource[] = [];
	// One after another: each of them is read whole, for a moment.
	for (const field of fields) pictures.push(await pictureIn(field, item, parameter));
	return pictures;
}

async function pictureIn(
	field: string,
	item: InputItem,
	{ name, label, types = PICTURE_TYPES }: PictureParameter,
): Promise<InputPicture> {
	const picture = await item.picture(field);
	const refuse = (what: string, toDo: string) => {
		const complaint = `names the binary field "${field}", ${what}`;
		return new BadParameter(name, label, complaint, toDo);
	};
	const otherFile = `Pass on a file of the type ${types.join(', ')}`;
	switch (picture.kind) {
		case 'missing':
			throw refuse(
				'which the input does not have',
				'Enter the name of a binary field of the input',
			);
		case 'tooLarge': {
			const most = `${MOST_PICTURE_BYTES / 1_000_000} MB`;
			throw refuse(`which is larger than ${most}`, 'Make the picture smaller');
		}
		case 'unreadable':
			throw refuse('which cannot be read any more', 'Run the step again that makes the file');
		case 'noPicture':
			throw refuse('which holds no picture', otherFile);
	}
	const type = picture.format.mimeType.replace('image/', '');
	if (types.includes(type)) return picture;
	throw refuse(`which holds a picture of the type ${type}`, otherFile);
}
