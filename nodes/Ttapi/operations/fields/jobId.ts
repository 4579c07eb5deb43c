import type { INodeProperties } from 'n8n-workflow';
import { isJobId } from '../../job/readJob';
import { BadParameter, type Parameters } from '../parameters';

export const jobIdField: INodeProperties = {
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 8ddd973f-3a5e-4b8e-9c61-0a4a5d4c9e11',
	description: 'The jobId that an earlier step put out',
};

/** @throws BadParameter when it is empty or cannot be a job id */
export function readJobIdParameter(parameters: Parameters): string {
	const toDo = 'Enter the jobId that an earlier step put out';
	const jobId = parameters.requiredText('jobId', 'Job ID', toDo);
	if (!isJobId(jobId)) throw new BadParameter('jobId', 'Job ID', 'is not a job ID', toDo);
	return jobId;
}
