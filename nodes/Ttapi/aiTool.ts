import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an AI agent runs the node as its tool. n8n tells in different ways, by version and by agent. */
export function isAiTool(context: IExecuteFunctions): boolean {
	const { type, rewireOutputLogTo } = context.getNode();
	// Not there before n8n 2.4.
	return (
		context.isToolExecution?.() === true || /Tool$/.test(type) || rewireOutputLogTo === 'ai_tool'
	);
}
