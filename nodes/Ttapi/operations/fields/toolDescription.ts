import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../operation';

/** What an agent has to know of every operation of a kind, after what it does. */
const FOR_AGENTS: Readonly<Record<Operation['kind'], string>> = {
	submit:
		'Starts a paid Midjourney job, so call it once for each result that is wanted, and never again because it takes long. Answers with the finished job: status SUCCESS, its jobId, and links to the files in cdnImage, images or videos. When the answer has timedOut, the job is still running: look it up later, for free, by its jobId with the tool that gets a job.',
	wait: 'Free of charge, and starts nothing. When the answer has timedOut, the job is still running: call this tool again with the same jobId.',
	look: 'Free of charge, and starts nothing. The job is done when its status is SUCCESS or FAILED; otherwise look again a little later.',
	ask: 'Free of charge, and starts nothing.',
};

/** What n8n tells an AI agent about the node; only shown where the node is a tool. */
export function toolDescriptionField({ kind, option }: Operation): INodeProperties {
	return {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 4 },
		default: `${option.description}. ${FOR_AGENTS[kind]}`,
		required: true,
		description:
			'What the agent is told about this tool: what it does, and when to use it. The more exact it is, the better the agent uses it.',
		displayOptions: { show: { '@tool': [true] } },
	};
}
