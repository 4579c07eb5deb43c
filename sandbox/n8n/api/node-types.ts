import type { N8nSession } from './session';

export interface NodeTypesApi {
	/** Full names, such as `n8n-nodes-base.set`. */
	nodes(): Promise<string[]>;
	credentials(): Promise<string[]>;
}

/** What n8n has loaded and offers in the editor. */
export function nodeTypesApi(session: N8nSession): NodeTypesApi {
	const names = async (path: string) => {
		const types = await session.request<Array<{ name: string }>>('GET', path);
		return types.map(({ name }) => name);
	};
	return {
		nodes: async () => await names('/types/nodes.json'),
		credentials: async () => await names('/types/credentials.json'),
	};
}
