import { WebhookContext, WorkflowExecute } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INodeExecutionData,
	IRunExecutionData,
	IWebhookData,
} from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { resumeWebhooks } from '../../nodes/Ttapi/resumeWebhooks';
import { recordedResponse } from './response';
import { nodeRunOf, type NodeRun } from './runNode';
import { additionalData, workflowAround, type NodeUnderTest } from './workflow';

/** What a call of the resume URL brings. */
export interface ResumeCall {
	/** The HTTP answer; 500 when the node threw. */
	status: number;
	/** What the node hands to n8n to go on with; undefined while the execution stays parked. */
	items?: INodeExecutionData[];
	error?: Error;
}

/** An execution that n8n has stored while it waits; like n8n, each call starts from what was stored. */
export class ParkedExecution {
	/** Whether a call finds the execution as a property of its context, where n8n has it but does not declare it. */
	isAtHand = true;

	private readonly stored: string;

	constructor(
		private readonly node: NodeUnderTest,
		{ run }: NodeRun,
		private readonly credential: ICredentialDataDecryptedObject,
		private readonly executionId = '42',
	) {
		if (run.status !== 'waiting') throw new Error(`not parked, but ${run.status}`);
		this.stored = JSON.stringify(run.data);
	}

	private get name(): string {
		return this.node.name ?? 'Node';
	}

	get data(): IRunExecutionData {
		return JSON.parse(this.stored);
	}

	/** One call of the resume URL, as n8n's webhook server carries it out. */
	async call(body: unknown): Promise<ResumeCall> {
		const nodeType = new Ttapi();
		const workflow = workflowAround(this.node, nodeType);
		const response = recordedResponse();
		const node = workflow.getNode(this.name);
		if (node === null) throw new Error('no node in the workflow');
		const data = {
			...additionalData(workflow, this.credential, 'webhook'),
			executionId: this.executionId,
			httpRequest: { body, query: {}, headers: {}, params: {} },
			httpResponse: response,
		};
		const [webhookDescription] = resumeWebhooks;
		const webhook = { node: this.name, path: '', httpMethod: 'POST', webhookDescription };
		const context = new WebhookContext(
			workflow,
			node,
			data as never,
			'webhook',
			webhook as IWebhookData,
			[],
			this.data,
		);
		try {
			const { workflowData } = await nodeType.webhook.call(
				this.isAtHand ? context : declaredOnly(context),
			);
			return { status: response.statusCode, items: workflowData?.[0] };
		} catch (error) {
			return { status: 500, error: error instanceof Error ? error : new Error(String(error)) };
		}
	}

	/** The workflow goes on with the items that a call brought. */
	async goOn(items: INodeExecutionData[]): Promise<NodeRun> {
		const data = this.data;
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		entry.node.disabled = true;
		entry.data.main = [items];
		data.waitTill = undefined;
		data.resultData.runData[this.name].pop();
		return await this.process(data);
	}

	/** The deadline passes: n8n wakes the execution by its timer. */
	async deadline(): Promise<NodeRun> {
		return await this.process(this.data);
	}

	private async process(data: IRunExecutionData): Promise<NodeRun> {
		const workflow = workflowAround(this.node, new Ttapi());
		const more = additionalData(workflow, this.credential, 'webhook');
		const run = await new WorkflowExecute(more, 'webhook', data).processRunExecutionData(workflow);
		return nodeRunOf(run, workflow);
	}
}

/** A context as a later n8n may have it: without what n8n-workflow does not declare. */
function declaredOnly(context: WebhookContext): WebhookContext {
	return new Proxy(context, {
		get: (target, name) => {
			if (name === 'runExecutionData') return undefined;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
