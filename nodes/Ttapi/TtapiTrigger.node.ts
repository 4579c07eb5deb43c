import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';

export class TtapiTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'TTAPI Trigger',
		name: 'ttapiTrigger',
		icon: { light: 'file:../../icons/ttapi.svg', dark: 'file:../../icons/ttapi.dark.svg' },
		group: ['trigger'],
		// 1.1: for a node of version 1, n8n evaluates an expression before it reads the body of a callback.
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle:
			'={{ String($parameter["events"]).replace("SUCCESS", "Job Succeeded").replace("FAILED", "Job Failed").replace(",", ", ") }}',
		description: 'Starts the workflow when a Midjourney picture or video is done at TTAPI',
		eventTriggerDescription: 'Waiting for TTAPI to call the Test URL',
		activationMessage:
			'TTAPI can now start this workflow: paste the Production URL into the Hook URL of a TTAPI node.',
		defaults: { name: 'TTAPI Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'ttapiApi', required: true, displayOptions: { show: { verify: [true] } } },
		],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'ttapi' }],
		triggerPanel: {
			header: 'Start this workflow when a TTAPI job is done',
			executionsHelp: {
				inactive:
					"Webhooks have two modes: test and production.<br /><br /><b>While you build</b>, click 'Execute step', submit a job with the <b>Test URL</b> as its Hook URL, and see the finished job here. It works for one callback.<br /><br /><b>When it is ready</b>, publish the workflow and use the <b>Production URL</b>: these executions show up in the executions list, not here.",
				active:
					"<b>While you build</b>, click 'Execute step', submit a job with the <b>Test URL</b> as its Hook URL, and see the finished job here. It works for one callback.<br /><br /><b>The workflow is published</b>: every job submitted with the <b>Production URL</b> starts it. These executions show up in the executions list, not here.",
			},
			activationHint:
				'Once it is ready, publish the workflow and paste the Production URL into the Hook URL of a TTAPI node.',
		},
		properties: triggerProperties,
	};

	/** The URL travels with every submit, so there is nothing to register with TTAPI or to take back. */
	webhookMethods = {
		default: {
			checkExists: async () => true,
			create: async () => true,
			delete: async () => true,
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
