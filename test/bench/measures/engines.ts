/** A way in which n8n starts its expression engine. */
export interface Engine {
	name: string;
	/** Settings of every n8n process. */
	env: Record<string, string>;
	/** What a reader has to know of it. */
	note: string;
	/** Why a bar does not hold with it. */
	reason?: string;
}

const LAZY = 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE';

/**
 * Since n8n evaluates expressions in a V8 isolate of their own (`N8N_EXPRESSION_ENGINE=vm`, the default of n8n 2.41), it
 * makes one for each call of a webhook, 45 ms of processor time, unless the node is its own Webhook node without an
 * expression (webhooks/live-webhooks.js, webhookPhaseNeedsIsolate), and for each call of a resume URL
 * (webhooks/waiting-webhooks.js). With lazy acquisition it makes one only when there is something to evaluate.
 */
export const ENGINES: readonly Engine[] = [
	{
		name: 'n8n as it comes',
		env: { [LAZY]: 'false' },
		note: 'n8n makes a V8 isolate for each call, except for its own Webhook node without an expression.',
		reason: `n8n makes a V8 isolate, some 45 ms of processor time, for each call of a resume URL and of any trigger but its own Webhook node, before it asks the node. With ${LAZY}=true it does not.`,
	},
	{
		name: `n8n with \`${LAZY}=true\``,
		env: { [LAZY]: 'true' },
		note: 'n8n makes a V8 isolate only for a call that evaluates an expression.',
	},
];
