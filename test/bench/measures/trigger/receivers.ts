import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { chain, node, type RealN8n } from '../../../e2e/realN8n';
import { publishWebhook, type PublishedWebhook } from '../../../e2e/publishedWebhook';

/** What takes the calls: each in a workflow of its own, which goes on with a node that does nothing. */
export const RECEIVERS = ['webhook', 'expression', 'unconfirmed', 'confirmed'] as const;

export type Receiver = (typeof RECEIVERS)[number];

export const RECEIVER_NAMES: Record<Receiver, string> = {
	webhook: "n8n's Webhook node",
	expression: "n8n's Webhook node, one option an expression",
	unconfirmed: 'TTAPI Trigger, Confirm With TTAPI off',
	confirmed: 'TTAPI Trigger, Confirm With TTAPI on',
};

export async function publishReceiver(
	receiver: Receiver,
	{ n8n, credential }: RealN8n,
): Promise<PublishedWebhook> {
	const webhookId = randomUUID();
	const isOurs = receiver === 'unconfirmed' || receiver === 'confirmed';
	const first = isOurs
		? triggerNode(webhookId, receiver === 'confirmed', credential)
		: webhookNode(webhookId, receiver === 'expression');
	const path = isOurs ? `${webhookId}/ttapi` : webhookId;
	const workflow = chain(receiver, [first, node('After', 'n8n-nodes-base.noOp')]);
	return await publishWebhook(n8n, workflow, path);
}

function triggerNode(
	webhookId: string,
	verify: boolean,
	{ id, name }: RealN8n['credential'],
): INode {
	const parameters = { events: ['SUCCESS', 'FAILED'], verify, options: {} };
	const credentials = { ttapiApi: { id, name } };
	const more = { webhookId, credentials };
	return node('Trigger', 'n8n-nodes-ttapi.ttapiTrigger', parameters, more);
}

function webhookNode(webhookId: string, withExpression: boolean): INode {
	const options = withExpression ? { rawBody: '={{ false }}' } : {};
	const parameters = { httpMethod: 'POST', path: webhookId, responseMode: 'onReceived', options };
	return node('Webhook', 'n8n-nodes-base.webhook', parameters, { typeVersion: 2, webhookId });
}
