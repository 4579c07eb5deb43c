import type { INodeProperties } from 'n8n-workflow';
import { DOWNLOADS, type Delivery } from '../../pictures/delivery';
import { BadParameter, type Parameters } from '../parameters';

const DEFAULT_MAX_FILE_MB = 50;

/** Agents get links: a binary field would never reach them. */
const notAsTool = { hide: { '@tool': [true] } };

const downloadOption: INodeProperties = {
	displayName: 'Download',
	name: 'download',
	type: 'options',
	displayOptions: notAsTool,
	options: [
		{ name: 'Grid', value: 'grid', description: 'The grid, or the single picture' },
		{ name: 'Tiles', value: 'tiles', description: 'The four pictures of the grid one by one' },
		{ name: 'Grid and Tiles', value: 'all', description: 'Every file that the job has' },
		{ name: 'Nothing', value: 'none', description: 'Output the links only' },
	],
	// Of the option when it is added, which has to mean something: without it nothing is downloaded.
	default: 'grid',
	description:
		'Which files of a finished job to put into binary fields. A job with videos has all of them downloaded.',
};

const binaryPropertyNameOption: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	displayOptions: notAsTool,
	default: 'data',
	placeholder: 'e.g. data',
	description:
		'The name of the binary field for the file. When a job has several, tiles and videos are numbered: data_1, data_2 and so on.',
};

const maxFileSizeOption: INodeProperties = {
	displayName: 'Max File Size (MB)',
	name: 'maxFileSize',
	type: 'number',
	displayOptions: notAsTool,
	typeOptions: { minValue: 1 },
	default: DEFAULT_MAX_FILE_MB,
	description: 'A larger file is not downloaded; the item says so and keeps its link',
};

const onePerPictureOption: INodeProperties = {
	displayName: 'One Item per Picture',
	name: 'onePerPicture',
	type: 'boolean',
	displayOptions: notAsTool,
	default: true,
	description:
		'Whether to output an item for each picture or video of a finished job, with its link in pictureUrl, instead of one item for the job. Not with Wait by Callback: use it in a Job > Wait after this node.',
};

/** What all operations offer that put out jobs. */
export const deliveryOptions: INodeProperties[] = [
	downloadOption,
	maxFileSizeOption,
	onePerPictureOption,
	binaryPropertyNameOption,
];

/**
 * What is made of the files of a finished job; undefined where the job's data is all that is wanted.
 *
 * @throws BadParameter when one of the options cannot be used
 */
export function readDelivery(parameters: Parameters): Delivery | undefined {
	const download = parameters.choiceOption('download', 'Download', DOWNLOADS) ?? 'none';
	const field = parameters.option('binaryPropertyName') ?? 'data';
	if (typeof field !== 'string' || !/^[A-Za-z0-9][\w-]*$/.test(field.trim())) {
		const complaint = `is ${JSON.stringify(field)}`;
		const toDo = 'Enter one name of letters, digits, - and _';
		throw new BadParameter('binaryPropertyName', 'Put Output File in Field', complaint, toDo);
	}
	const limits = { least: 0.001, most: 10_000, unit: 'MB' };
	const megabytes =
		parameters.numberOption('maxFileSize', 'Max File Size', limits) ?? DEFAULT_MAX_FILE_MB;
	const onePerPicture = parameters.flagOption('onePerPicture', 'One Item per Picture');
	if (download === 'none' && !onePerPicture) return undefined;
	return { download, field: field.trim(), maxBytes: megabytes * 1_000_000, onePerPicture };
}
