import { pictureFields, readPicture, readPicturesFrom, readUrl } from '../fields/pictures';
import { readTimeout, timeoutOption } from '../fields/speed';
import type { SubmitOperation } from '../operation';

/** `POST /midjourney/v1/describe`: a picture becomes four prompts. */
export const describe: SubmitOperation = {
	kind: 'submit',
	resource: 'image',
	option: {
		name: 'Describe',
		value: 'describe',
		action: 'Describe a picture',
		description: 'Get four prompts that would make pictures like the given one',
	},
	properties: pictureFields('Picture', 'Where the picture to describe comes from'),
	options: [timeoutOption],
	submission: async (parameters, item) => {
		const common = { family: 'midjourney', path: '/midjourney/v1/describe' } as const;
		const timeout = readTimeout(parameters);
		if (readPicturesFrom(parameters, 'Picture From') === 'url') {
			return {
				...common,
				body: { url: readUrl(parameters, 'pictureUrl', 'Picture URL'), timeout },
			};
		}
		const field = { name: 'pictureField', label: 'Input Binary Field' };
		const picture = await readPicture(parameters, item, field);
		return {
			...common,
			body: { timeout },
			enclosed: { field: 'base64', form: 'dataUri', isList: false, pictures: [picture] },
		};
	},
};
