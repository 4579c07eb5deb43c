import type { INodeProperties } from 'n8n-workflow';
import { ACTIONS, isKnownAction, insteadOf, labelOfAction } from '../../job/actions';
import { textsIn } from '../../job/readMedia';
import type { InputItem } from '../inputItem';
import { BadParameter, type Parameters } from '../parameters';

const TO_DO = 'Choose an action that the job offers: its components name them';

export const actionField: INodeProperties = {
	displayName: 'Action',
	name: 'action',
	type: 'resourceLocator',
	default: {
		mode: 'list',
		value: ACTIONS[0].value,
		cachedResultName: labelOfAction(ACTIONS[0].value),
	},
	required: true,
	description: 'What to do with the finished job; the list shows what it offers',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose an action',
			typeOptions: { searchListMethod: 'searchActions', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. upsample1',
			hint: "An entry of the job's components",
		},
	],
};

/**
 * The action, in TTAPI's word for it. One that this package does not know is only sent when the job itself
 * offers it, which is looked up, for free, where the input does not tell.
 *
 * @throws BadParameter when it is empty, is no action, or is known not to be offered by the job
 */
export async function readAction(
	parameters: Parameters,
	jobId: string,
	item: InputItem,
): Promise<string> {
	const action = parameters.requiredText('action', 'Action', TO_DO);
	const instead = insteadOf(action);
	if (instead !== undefined) {
		throw new BadParameter('action', 'Action', `is "${action}", which is no action`, instead);
	}
	const known = isKnownAction(action);
	const offered = offeredByInput(jobId, item) ?? (known ? [] : await offeredBy(jobId, item));
	if (offered.includes(action) || (known && offered.length === 0)) return action;
	if (offered.length === 0) {
		throw new BadParameter('action', 'Action', `has the unknown value "${action}"`, TO_DO);
	}
	const complaint = `is "${action}", which the job ${jobId} does not offer`;
	throw new BadParameter('action', 'Action', complaint, `Choose one of ${offered.join(', ')}`);
}

/** The components of the job, where the input item is that job; undefined where it is not, or does not have them. */
function offeredByInput(jobId: string, { json }: InputItem): string[] | undefined {
	if (json.jobId !== jobId || json.status !== 'SUCCESS') return undefined;
	const components = textsIn(json.components);
	return components.length === 0 ? undefined : components;
}

async function offeredBy(jobId: string, item: InputItem): Promise<string[]> {
	const outcome = await item.look(jobId);
	return outcome.kind === 'job' ? outcome.job.components : [];
}
