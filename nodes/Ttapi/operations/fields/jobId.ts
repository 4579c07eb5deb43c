import type { INodeProperties } from 'n8n-workflow';
import { isJobId } from '../../job/readJob';
import { BadParameter, type Parameters } from '../parameters';

export const jobIdField: INodeProperties = {
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	default: '={{ $json.jobId ?? $json.details?.jobId }}',
	required: true,
	placeholder: 'e.g. 8ddd973f-3a5e-4b8e-9c61-0a4a5d4c9e11',
	description: 'The jobId that an earlier step put out',
};

/** One job after another: what a TTAPI node put out can be waited for as it is, also when it timed out. */
export const jobIdsField: INodeProperties = {
	displayName: 'Job IDs',
	name: 'jobId',
	type: 'string',
	default: '={{ $json.jobId ?? $json.details?.jobId }}',
	required: true,
	placeholder: 'e.g. 8ddd973f-3a5e-4b8e-9c61-0a4a5d4c9e11',
	description: 'The jobId that an earlier step put out, or several of them, separated by commas',
};

/** @throws BadParameter when it is empty or holds something that cannot be a job id */
export function readJobIdsParameter(parameters: Parameters): string[] {
	const toDo = 'Enter the jobId that an earlier step put out';
	const jobIds = parameters.texts('jobId');
	if (jobIds.length === 0) throw new BadParameter('jobId', 'Job IDs', 'is empty', toDo);
	const wrong = jobIds.find((jobId) => !isJobId(jobId));
	if (wrong !== undefined) {
		const complaint = `holds ${JSON.stringify(wrong)}, which is not a job ID`;
		throw new BadParameter('jobId', 'Job IDs', complaint, toDo);
	}
	return jobIds;
}

/** @throws BadParameter when it is empty or cannot be a job id */
export function readJobIdParameter(parameters: Parameters): string {
	const toDo = 'Enter the jobId that an earlier step put out';
	const jobId = parameters.requiredText('jobId', 'Job ID', toDo);
	if (!isJobId(jobId)) throw new BadParameter('jobId', 'Job ID', 'is not a job ID', toDo);
	return jobId;
}
