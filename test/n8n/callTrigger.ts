import { WebhookContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	IWebhookData,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { TtapiTrigger } from '../../nodes/Ttapi/TtapiTrigger.node';
import { recordedResponse } from './response';
import { additionalData, workflowAround } from './workflow';

export interface TriggerCall {
	/** The HTTP answer that the caller gets. */
	status: number;
	/** The items that start the workflow; undefined when nothing starts. */
	started?: INodeExecutionData[];
}

export interface TriggerOptions {
	credential: ICredentialDataDecryptedObject;
	parameters?: IDataObject;
	/** What n8n has stored with the workflow; each call gets a copy and stores it whole, as n8n does. */
	stored?: { staticData: IDataObject };
	mode?: WorkflowExecuteMode;
	/** Tells one trigger from another; a new one for each test, since a process remembers deliveries. */
	nodeId: string;
}

/** Calls the trigger's URL once, as n8n's webhook server does. */
export async function callTrigger(body: unknown, options: TriggerOptions): Promise<TriggerCall> {
	const { credential, parameters = {}, stored, mode = 'webhook', nodeId } = options;
	const nodeType = new TtapiTrigger();
	const copy = structuredClone(stored?.staticData ?? {});
	const node = {
		id: nodeId,
		parameters: { events: ['SUCCESS', 'FAILED'], verify: true, options: {}, ...parameters },
	};
	const workflow = workflowAround(node as never, nodeType, copy);
	const response = recordedResponse();
	const data = {
		...additionalData(workflow, credential, mode),
		httpRequest: { body, query: {}, headers: {}, params: {} },
		httpResponse: response,
	} as never;
	const triggerNode = workflow.getNode('Node');
	if (triggerNode === null) throw new Error('no trigger in the workflow');
	const [webhookDescription] = nodeType.description.webhooks ?? [];
	const webhook = { node: 'Node', path: 'ttapi', httpMethod: 'POST', webhookDescription };
	const context = new WebhookContext(
		workflow,
		triggerNode,
		data,
		mode,
		webhook as IWebhookData,
		[],
		null,
	);
	const result = await nodeType.webhook.call(context);
	if (stored !== undefined) stored.staticData = JSON.parse(JSON.stringify(workflow.staticData));
	return { status: response.statusCode, started: result.workflowData?.[0] };
}
