import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { callAsTool } from '../n8n/agent';
import { imagine } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import type { NodeUnderTest } from '../n8n/workflow';

/** Never reached: all of these are refused before anything is sent. */
const ttapi = { apiKey: 'key', baseUrl: 'https://api.ttapi.io' };

const messageOf = async (node: NodeUnderTest, credential: ICredentialDataDecryptedObject = ttapi) =>
	(await runNode(node, { credential })).error?.message;

const byCallback = imagine({ prompt: 'A cat', waitMode: 'callback' });

/** What the node refuses to do at all, whatever its items are: what is the matter, and how to learn the message. */
export const refusedRuns: ReadonlyArray<[string, () => Promise<string | undefined>]> = [
	[
		'Wait by Callback in an n8n that does not know its public address',
		async () => await messageOf(byCallback),
	],
	[
		'Wait by Callback together with Execute Once',
		async () => await messageOf({ ...byCallback, executeOnce: true }),
	],
	[
		'a Base URL that is no address',
		async () =>
			await messageOf(imagine({ prompt: 'A cat' }), { ...ttapi, baseUrl: 'api.ttapi.io' }),
	],
	[
		'Retry On Fail, and the node is the tool of an AI agent',
		async () => {
			const { parameters } = imagine({ prompt: 'A cat' });
			return (await callAsTool(parameters, {}, ttapi, { retryOnFail: true })).error;
		},
	],
];
