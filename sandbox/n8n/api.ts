import { credentialsApi, type CredentialsApi } from './api/credentials';
import { executionsApi, type ExecutionsApi } from './api/executions';
import { nodeTypesApi, type NodeTypesApi } from './api/node-types';
import { ownerApi, type OwnerApi } from './api/owner';
import { N8nSession } from './api/session';
import { workflowsApi, type WorkflowsApi } from './api/workflows';

/** What a person does in the editor, as calls. Log in through `owner` first; the login survives a restart of n8n. */
export interface N8nApi {
	owner: OwnerApi;
	credentials: CredentialsApi;
	workflows: WorkflowsApi;
	executions: ExecutionsApi;
	types: NodeTypesApi;
}

export function createN8nApi(url: string): N8nApi {
	const session = new N8nSession(url);
	return {
		owner: ownerApi(session),
		credentials: credentialsApi(session),
		workflows: workflowsApi(session),
		executions: executionsApi(session),
		types: nodeTypesApi(session),
	};
}
