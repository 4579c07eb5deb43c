import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type IExecuteData,
	type INodeType,
} from 'n8n-workflow';
import { TtapiApi } from '../../credentials/TtapiApi.credentials';
import { additionalData, workflowAround } from './workflow';

const { test } = new TtapiApi();

/** n8n tests a credential with a throw-away declarative node that has one parameter: the request. */
const probe: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: ['input'],
		version: 1,
		description: 'Tests a credential',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ttapiApi', required: true }],
		requestDefaults: {},
		properties: [
			{
				displayName: 'Temp',
				name: 'temp',
				type: 'string',
				routing: { request: test.request },
				default: '',
			},
		],
	},
};

/** What the credential's dialog says: `OK`, or the message of the rule that matches the answer. */
export async function testCredential(data: ICredentialDataDecryptedObject): Promise<string> {
	const workflow = workflowAround({ parameters: { temp: '' } }, probe);
	const node = workflow.getNode('Node');
	if (node === null) throw new Error('no node in the workflow');
	const input = { main: [[{ json: {} }]] };
	const executeData: IExecuteData = {
		node,
		data: input,
		source: { main: [{ previousNode: 'Start' }] },
	};
	const context = new ExecuteContext(
		workflow,
		node,
		additionalData(workflow, data, 'internal'),
		'internal',
		createRunExecutionData({}),
		0,
		[{ json: {} }],
		input,
		executeData,
		[],
	);
	const message = (matches: (properties: { value: unknown; key?: string }) => boolean) =>
		test.rules?.find(({ properties }) => matches(properties))?.properties.message;
	try {
		const answer = await new RoutingNode(context, probe).runNode();
		const json = answer?.[0][0].json ?? {};
		return message(({ key, value }) => key !== undefined && json[key] === value) ?? 'OK';
	} catch (error) {
		const status = Number(Object(error).httpCode);
		return message(({ value }) => value === status) ?? String(Object(error).message);
	}
}
