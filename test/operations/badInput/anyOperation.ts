import type { IBinaryKeyData, INode } from 'n8n-workflow';
import { binaryField, pngField } from '../inputPictures';
import type { ParentKind } from '../parents';
import type { JobJson } from '../submitCase';
import type { Row } from './badInput';

/** A text as an expression gives it: n8n itself refuses an empty field that is not one. */
export const written = (text: string) => `={{ ${JSON.stringify(text)} }}`;

export const TEXT_FILE = binaryField(
	Buffer.from('not a picture at all, but a text').toString('base64'),
);

/** So many pictures, in the fields data_1, data_2 and so on. */
export const pictures = (count: number): IBinaryKeyData =>
	Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`data_${index + 1}`, pngField(8 + index)]),
	);

const id = (value: string) => ({ __rl: true, mode: 'id', value });

/** An item that says no more of a job than its id. */
export const onlyId = ({ jobId }: JobJson) => ({ jobId });

/** What an id cannot be, whichever operation it is for. */
export const ids = (
	values: readonly string[] = ['', 'a/b', '../v1/info', 'two words', 'id?x=1'],
): Row[] =>
	values.map((value) => ({
		wrong: `the id ${JSON.stringify(value)}`,
		parameters: { jobId: id(written(value)), prompt: 'A cat' },
		parameter: 'jobId',
		binary: { data: pngField(8) },
	}));

/** What a number of seconds cannot be. */
export const timeouts = (
	more: INode['parameters'],
	binary?: IBinaryKeyData,
	parent?: ParentKind,
): Row[] =>
	[299, 1201, 300.5].map((timeout) => ({
		wrong: `a timeout of ${timeout}`,
		parameters: { ...more, options: { timeout } },
		parameter: 'timeout',
		binary,
		parent,
	}));

/** What the field of one picture cannot be. */
export const onePicture = (more: INode['parameters']): Row[] => [
	{
		wrong: 'a field that is not there',
		parameters: { ...more, pictureField: 'photo' },
		parameter: 'pictureField',
		binary: pictures(1),
	},
	{
		wrong: 'no binary fields at all',
		parameters: more,
		parameter: 'pictureField',
	},
	{
		wrong: 'a field that every object has',
		parameters: { ...more, pictureField: 'constructor' },
		parameter: 'pictureField',
		binary: pictures(1),
	},
	{
		wrong: 'a file that is gone from the storage of n8n',
		parameters: { ...more, pictureField: 'data_1' },
		parameter: 'pictureField',
		binary: { data_1: { ...pngField(8), data: 'filesystem-v2', id: 'filesystem-v2:gone' } },
	},
	{
		wrong: 'a picture of more than 20 MB',
		parameters: { ...more, pictureField: 'data_1' },
		parameter: 'pictureField',
		binary: { data_1: { ...pngField(8), bytes: 20_000_001 } },
	},
	{
		wrong: 'a field that holds no picture',
		parameters: { ...more, pictureField: 'photo' },
		parameter: 'pictureField',
		binary: { photo: TEXT_FILE },
	},
	{
		wrong: 'a link without a scheme',
		parameters: { ...more, pictureFrom: 'url', pictureUrl: 'example.com/a.png' },
		parameter: 'pictureUrl',
	},
	{
		wrong: 'a picture from nowhere',
		parameters: { ...more, pictureFrom: 'ftp' },
		parameter: 'pictureFrom',
	},
];

/** An option that cannot be what it is. */
export const option = (
	name: string,
	value: string | number,
	more: INode['parameters'] = {},
): Row => ({
	wrong: `${name} ${JSON.stringify(value)}`,
	parameters: { ...more, options: { [name]: value } },
	parameter: name,
});

/** What an expression may make of fields that are more than a text. */
export const wrongTypes: Row[] = [
	{
		wrong: 'a hook URL in a list',
		parameters: { prompt: 'A cat', hookUrl: '={{ [{ url: "https://example.com" }] }}' },
		parameter: 'hookUrl',
	},
	{
		wrong: 'a switch that is neither on nor off',
		parameters: { prompt: 'A cat', options: { getUImages: '={{ "perhaps" }}' } },
		parameter: 'getUImages',
	},
];

/** What every operation with an output of jobs refuses. */
export const delivery: Row[] = [
	option('download', 'everything', { prompt: 'A cat' }),
	option('binaryPropertyName', 'a b', { prompt: 'A cat' }),
	option('maxFileSize', 0, { prompt: 'A cat' }),
];
