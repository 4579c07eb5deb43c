import type { IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { isPrivateAddress } from './wait/publicAddress';

/**
 * The resume URL of this execution, for TTAPI to call.
 *
 * @param baseUrl where TTAPI is
 * @throws NodeOperationError when nobody could call it, or nobody would be there: before anything is sent
 */
export function callbackUrl(context: IExecuteFunctions, baseUrl: string): string {
	const refuse = (message: string) => new NodeOperationError(context.getNode(), message);
	// At the deadline n8n passes all input items on, and the node may only replace those that it runs for.
	if (context.getNode().executeOnce) {
		throw refuse(
			'Wait by Callback does not go together with Execute Once. Switch Execute Once off in the settings of the node, or set Wait Mode to Wait by Polling. Nothing was sent.',
		);
	}
	const resumeUrl = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0));
	if (isPrivateAddress(resumeUrl) && !isPrivateAddress(baseUrl)) {
		const { origin } = new URL(resumeUrl);
		throw refuse(
			`TTAPI cannot call this n8n at ${origin}. Set N8N_WEBHOOK_URL (formerly WEBHOOK_URL) to its public address, or set Wait Mode to Wait by Polling. Nothing was sent.`,
		);
	}
	return resumeUrl;
}
