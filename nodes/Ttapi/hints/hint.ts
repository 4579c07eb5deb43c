import type { IExecuteFunctions } from 'n8n-workflow';
import { isAiTool } from '../aiTool';

/** What a person would miss who only looks at the output. Plain text without anything secret: n8n stores it. */
export interface Hint {
	message: string;
	type: 'info' | 'warning';
}

/** Has n8n show hints beside the output. They are a help only: an agent, and an n8n that has none, go without. */
export function show(context: IExecuteFunctions, hints: readonly Hint[]): void {
	if (hints.length === 0 || isAiTool(context)) return;
	// Not there in every n8n.
	context.addExecutionHints?.(
		...hints.map((hint) => ({ ...hint, location: 'outputPane' as const })),
	);
}
