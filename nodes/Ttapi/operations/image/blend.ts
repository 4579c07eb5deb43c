import type { INodeProperties } from 'n8n-workflow';
import { readPictureList, readPicturesFrom } from '../fields/pictures';
import { modeField, readMode, readTimeout, timeoutOption } from '../fields/speed';
import type { SubmitOperation } from '../operation';
import { BadParameter, type Parameters } from '../parameters';
import { isHttpUrl } from '../../transport';

const LEAST_PICTURES = 2;
const MOST_PICTURES = 5;

/** A comma may be a part of a link. */
const BETWEEN_URLS = /[,;]?\s+|[,;](?=https?:)/i;

const DIMENSIONS = ['PORTRAIT', 'SQUARE', 'LANDSCAPE'] as const;

const dimensionsOption: INodeProperties = {
	displayName: 'Dimensions',
	name: 'dimensions',
	type: 'options',
	options: [
		{ name: 'Landscape (3:2)', value: 'LANDSCAPE' },
		{ name: 'Portrait (2:3)', value: 'PORTRAIT' },
		{ name: 'Square (1:1)', value: 'SQUARE' },
	],
	default: 'SQUARE',
	description: 'The shape of the new pictures',
};

const properties: INodeProperties[] = [
	{
		displayName: 'Pictures From',
		name: 'pictureFrom',
		type: 'options',
		options: [
			{ name: 'Binary Fields', value: 'binary', description: 'Files that earlier steps put out' },
			{ name: 'URLs', value: 'url', description: 'Public links' },
		],
		default: 'binary',
		description: 'Where the two to five pictures come from',
	},
	{
		displayName: 'Input Binary Fields',
		name: 'pictureFields',
		type: 'string',
		default: 'data_1, data_2',
		required: true,
		hint: 'The names of the two to five input fields containing the pictures, separated by commas',
		placeholder: 'e.g. data_1, data_2',
		displayOptions: { show: { pictureFrom: ['binary'] } },
	},
	{
		displayName: 'Picture URLs',
		name: 'pictureUrls',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/cat.png, https://example.com/dog.png',
		description:
			'Two to five public links to the pictures themselves, separated by commas or line breaks',
		displayOptions: { show: { pictureFrom: ['url'] } },
	},
];

/** `POST /midjourney/v1/blend`: two to five pictures become a grid of four. */
export const blend: SubmitOperation = {
	kind: 'submit',
	resource: 'image',
	option: {
		name: 'Blend',
		value: 'blend',
		action: 'Blend pictures into one',
		description: 'Make a grid of four pictures out of two to five pictures',
	},
	properties: [...properties, modeField],
	options: [dimensionsOption, timeoutOption],
	submission: async (parameters, item) => {
		const mode = readMode(parameters);
		const body = {
			mode,
			dimensions: parameters.choiceOption('dimensions', 'Dimensions', DIMENSIONS),
			timeout: readTimeout(parameters, mode),
		};
		const pictures =
			readPicturesFrom(parameters, 'Pictures From') === 'url'
				? readUrls(parameters).map((url) => item.linkedPicture(url))
				: await readPictureList(readFieldNames(parameters), item, {
						name: 'pictureFields',
						label: 'Input Binary Fields',
					});
		return {
			family: 'midjourney',
			path: '/midjourney/v1/blend',
			body,
			enclosed: { field: 'imgBase64Array', form: 'dataUri', isList: true, pictures },
		};
	},
};

function readFieldNames(parameters: Parameters): string[] {
	const toDo = `Name ${LEAST_PICTURES} to ${MOST_PICTURES} binary fields of the input`;
	return requireSome(
		parameters.texts('pictureFields', /[,;\n]+/),
		'pictureFields',
		'Input Binary Fields',
		toDo,
	);
}

function readUrls(parameters: Parameters): string[] {
	const toDo = `Enter ${LEAST_PICTURES} to ${MOST_PICTURES} public links to pictures`;
	const entries = parameters.texts('pictureUrls', BETWEEN_URLS);
	const urls = requireSome(entries, 'pictureUrls', 'Picture URLs', toDo);
	const wrong = urls.find((url) => !isHttpUrl(url));
	if (wrong === undefined) return urls;
	const complaint = `holds ${JSON.stringify(wrong)}, which is not an http(s) address`;
	throw new BadParameter('pictureUrls', 'Picture URLs', complaint, toDo);
}

function requireSome(entries: string[], name: string, label: string, toDo: string): string[] {
	const { length } = entries;
	if (length >= LEAST_PICTURES && length <= MOST_PICTURES) return entries;
	const complaint = length === 0 ? 'is empty' : `holds ${length} entr${length === 1 ? 'y' : 'ies'}`;
	throw new BadParameter(name, label, complaint, toDo);
}
