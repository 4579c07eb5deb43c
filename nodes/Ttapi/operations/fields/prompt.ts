import type { INodeProperties } from 'n8n-workflow';
import { compose, type Composed } from '../flags/compose';
import { findConflict } from '../flags/conflict';
import { findMistake, type Mistake } from '../flags/mistakes';
import { readFields } from '../flags/readFields';
import { FIELD_FLAGS } from '../flags/table';
import { BadParameter, type Parameters } from '../parameters';

export { flagsField } from '../flags/flagsField';

export const promptField: INodeProperties = {
	displayName: 'Prompt',
	name: 'prompt',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	placeholder: 'e.g. A lighthouse at dawn, watercolor',
	description:
		'What the pictures show. Flags such as --ar 16:9 may stand at its end, and win over the same ones under Midjourney Flags; links to reference pictures may stand at its beginning.',
};

/**
 * The prompt with the flags of the collection, as Midjourney is to read it.
 *
 * @param hint what to do about an empty prompt, without a final period
 * @throws BadParameter naming the parameter to change, before anything is sent
 */
export function readPrompt(parameters: Parameters, hint = 'Describe the picture'): string {
	const text = parameters.requiredText('prompt', 'Prompt', hint);
	refuse('prompt', findMistake(text));
	const fields = readFields(parameters.collection('flags'));
	refuse('extra', findMistake(fields.extra));

	const composed = compose(text, fields);
	refuseTwoModels(composed);
	const conflict = findConflict(composed.present);
	refuse(conflict?.from ?? 'prompt', conflict);
	return composed.prompt;
}

/** @throws BadParameter when there is a mistake */
function refuse(name: string, mistake: Mistake | undefined): void {
	if (mistake !== undefined) {
		throw new BadParameter(name, labelOf(name), mistake.complaint, mistake.toDo);
	}
}

/** @throws BadParameter when the fields ask for a version and for Niji, and the prompt for neither */
function refuseTwoModels({ added }: Composed): void {
	if (added.filter(({ flag }) => flag.decides === 'model').length > 1) {
		const complaint = 'is set together with Version';
		throw new BadParameter('niji', labelOf('niji'), complaint, 'Remove one of the two flags');
	}
}

function labelOf(name: string): string {
	if (name === 'prompt') return 'Prompt';
	return FIELD_FLAGS.find(({ field }) => field === name)?.label ?? 'Extra Flags';
}
