import { startN8nService, type N8nServiceOptions } from './n8n-service';
import type { Service } from './service';

/** Starts a process that answers production webhooks and the resume URLs of parked executions, and nothing else. */
export async function startWebhookProcessor(options: N8nServiceOptions): Promise<Service> {
	return await startN8nService(
		{
			name: "n8n's webhook processor",
			prefix: 'n8n-ttapi-webhook-',
			args: ['webhook'],
			readyWords: 'Webhook listener waiting for requests',
		},
		options,
	);
}
