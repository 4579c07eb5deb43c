import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { searchActions } from './listSearch/searchActions';
import { searchJobs } from './listSearch/searchJobs';
import { nodeProperties } from './operations/properties';
import { subtitle } from './operations/subtitle';
import { resume } from './resume';
import { resumeWebhooks } from './resumeWebhooks';
import { run } from './run';

export class Ttapi implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TTAPI',
		name: 'ttapi',
		icon: { light: 'file:../../icons/ttapi.svg', dark: 'file:../../icons/ttapi.dark.svg' },
		group: ['transform'],
		// 1.1: for a node of version 1, n8n evaluates an expression before it reads the body of a callback.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle,
		description: 'Make Midjourney pictures and videos through TTAPI',
		defaults: { name: 'TTAPI' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ttapiApi', required: true }],
		webhooks: resumeWebhooks,
		properties: nodeProperties,
	};

	methods = { listSearch: { searchActions, searchJobs } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this)];
	}

	/** TTAPI calls the resume URL of an execution that waits by callback. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await resume(this);
	}
}
