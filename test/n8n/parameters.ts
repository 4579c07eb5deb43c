import type { INode } from 'n8n-workflow';
import type { NodeUnderTest } from './workflow';

/** Image > Imagine with the prompt of each input item, as a user would drag it in. */
export function imagine(
	{ options, ...parameters }: INode['parameters'] = {},
	node: Partial<INode> = {},
): NodeUnderTest {
	return {
		...node,
		parameters: {
			resource: 'image',
			operation: 'imagine',
			prompt: '={{ $json.prompt }}',
			mode: 'fast',
			waitMode: 'poll',
			...parameters,
			// As often as is allowed, since the jobs of the tests are short.
			options: { pollInterval: 1, ...Object(options) },
		},
	};
}

/** Job > Get with the job id of each input item. */
export function getJob(node: Partial<INode> = {}): NodeUnderTest {
	return {
		...node,
		parameters: { resource: 'job', operation: 'get', jobId: '={{ $json.jobId }}' },
	};
}

/** One input item for each prompt. */
export function prompts(...texts: string[]): Array<{ prompt: string }> {
	return texts.map((prompt) => ({ prompt }));
}
