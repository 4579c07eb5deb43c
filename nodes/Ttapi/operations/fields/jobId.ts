import type { INodeProperties } from 'n8n-workflow';
import { textOf } from '../../job/json';
import { isJobId } from '../../job/readJob';
import { BadParameter, type Parameters } from '../parameters';

const EXAMPLE = 'e.g. 8ddd973f-3a5e-4b8e-9c61-0a4a5d4c9e11';

/**
 * The job that the node before put out, also when it is an error item. In the end it is an empty text, since the
 * editor takes what is undefined for a mistake, and shows it in red.
 */
const JOB_BEFORE = "={{ $json.jobId ?? $json.details?.jobId ?? '' }}";

const TO_DO = 'Choose a job, or enter the jobId that an earlier step put out';

/** One job: chosen from the recent ones of the account, or by its id. */
export function jobLocator(description: string): INodeProperties {
	return {
		displayName: 'Job ID',
		name: 'jobId',
		type: 'resourceLocator',
		default: { mode: 'id', value: JOB_BEFORE },
		required: true,
		description: `${description}. To choose it from a list, click Fixed first.`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a job',
				typeOptions: { searchListMethod: 'searchJobs', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: EXAMPLE },
		],
	};
}

export const jobIdField = jobLocator('The job to look up');

/** The job that an operation follows up. */
export const finishedJobField = jobLocator('The finished job to go on from');

/** One job after another: what a TTAPI node put out can be waited for as it is, also when it timed out. */
export const jobIdsField: INodeProperties = {
	displayName: 'Job IDs',
	name: 'jobId',
	type: 'string',
	default: JOB_BEFORE,
	required: true,
	placeholder: EXAMPLE,
	description: 'The jobId that an earlier step put out, or several of them, separated by commas',
};

/** @throws BadParameter when it is empty or holds something that cannot be a job id */
export function readJobIdsParameter(parameters: Parameters): string[] {
	const toDo = 'Enter the jobId that an earlier step put out';
	const entries = parameters.entries('jobId');
	if (entries.length === 0) throw new BadParameter('jobId', 'Job IDs', 'is empty', toDo);
	const jobIds = entries.map((entry) => textOf(entry) ?? '');
	const index = jobIds.findIndex((jobId) => !isJobId(jobId));
	if (index >= 0) {
		const complaint = `holds ${JSON.stringify(entries[index])}, which is not a job ID`;
		throw new BadParameter('jobId', 'Job IDs', complaint, toDo);
	}
	return jobIds;
}

/** @throws BadParameter when it is empty or cannot be a job id */
export function readJobIdParameter(parameters: Parameters): string {
	const jobId = parameters.requiredText('jobId', 'Job ID', TO_DO);
	if (!isJobId(jobId)) {
		const complaint = `is ${JSON.stringify(jobId)}, which is not a job ID`;
		throw new BadParameter('jobId', 'Job ID', complaint, TO_DO);
	}
	return jobId;
}
