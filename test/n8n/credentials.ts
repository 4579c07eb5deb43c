import {
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
} from 'n8n-workflow';
import { TtapiApi } from '../../credentials/TtapiApi.credentials';
import { startNode, TestNodeTypes } from './nodeTypes';

const type: ICredentialType = new TtapiApi();

/** Where n8n resolves the expressions of a credential: in a workflow of its own, whose only node is this. */
const nowhere: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'test.start',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** A credential as n8n hands it out: with the defaults of the fields that it does not have, and without expressions. */
export function completed(data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	const stored = data as INode['parameters'];
	const whole = NodeHelpers.getNodeParameters(type.properties, stored, true, false, null, null);
	const nodeTypes = new TestNodeTypes({ 'test.start': startNode });
	const { expression } = new Workflow({
		nodes: [nowhere],
		connections: {},
		active: false,
		nodeTypes,
	});
	const values = { ...whole };
	const mode = 'internal';
	return expression.getComplexParameterValue(
		nowhere,
		values,
		mode,
		{},
		undefined,
		undefined,
		values,
	) as ICredentialDataDecryptedObject;
}

/** Hands out one TTAPI credential, and signs requests with it by n8n's own algorithm for `generic`. */
export class TestCredentials extends ICredentialsHelper {
	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		options: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const auth = type.authenticate;
		if (auth === undefined || typeof auth === 'function') throw new Error('not generic');
		const resolve = (value: unknown): string =>
			String(
				workflow.expression.getSimpleParameterValue(node, String(value), 'internal', {
					$credentials: credentials,
				}),
			);
		const headers: IDataObject = { ...options.headers };
		for (const [name, value] of Object.entries(auth.properties.headers ?? {})) {
			headers[name] = resolve(value);
		}
		return { ...options, headers };
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('not used');
	}

	async getDecrypted() {
		return completed(this.data);
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties(): INodeProperties[] {
		return type.properties;
	}
}
