import type { IExecuteFunctions } from 'n8n-workflow';
import { isAiTool } from '../aiTool';

/** What a person would miss who only looks at the output. Plain text without anything secret: n8n stores it. */
export interface Hint {
	message: string;
	type: 'info' | 'warning';
}

/**
 * Has n8n show hints beside the output. They are a help only: an agent, and an n8n that has none, go without, and
 * nothing that goes wrong with them costs a job.
 */
export function show(context: IExecuteFunctions, hintsOf: () => readonly Hint[]): void {
	if (isAiTool(context)) return;
	try {
		const hints = hintsOf().map((hint) => ({ ...hint, location: 'outputPane' as const }));
		// Not there in every n8n.
		if (hints.length > 0) context.addExecutionHints?.(...hints);
	} catch (error) {
		context.logger.warn(`No hints could be given: ${String(error)}`);
	}
}
