import type { IWebhookDescription } from 'n8n-workflow';

/** The resume URL of a parked execution; there is nothing to register, so it has no life cycle. */
export const resumeWebhooks: IWebhookDescription[] = [
	{
		name: 'default',
		httpMethod: 'POST',
		path: '',
		responseMode: 'onReceived',
		restartWebhook: true,
	},
];
