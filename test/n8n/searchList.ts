import { LoadOptionsContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INode, INodeListSearchResult } from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { additionalData, workflowAround } from './workflow';

/** What the editor gets when it opens a list of the action node. */
export async function searchList(
	name: 'searchJobs' | 'searchActions',
	credential: ICredentialDataDecryptedObject,
	{
		parameters = {},
		filter,
		page,
	}: { parameters?: INode['parameters']; filter?: string; page?: string } = {},
): Promise<INodeListSearchResult> {
	const nodeType = new Ttapi();
	const workflow = workflowAround(
		{ parameters: { resource: 'image', operation: 'action', ...parameters } },
		nodeType,
	);
	const node = workflow.getNode('Node');
	if (node === null) throw new Error('no node in the workflow');
	const data = additionalData(workflow, credential, 'internal');
	// The editor sends them along, since they may not be saved yet.
	data.currentNodeParameters = node.parameters;
	const context = new LoadOptionsContext(workflow, node, data, '');
	return await nodeType.methods.listSearch[name].call(context, filter, page);
}
