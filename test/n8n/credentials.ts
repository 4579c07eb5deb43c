import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
	type Workflow,
} from 'n8n-workflow';
import { TtapiApi } from '../../credentials/TtapiApi.credentials';

const type: ICredentialType = new TtapiApi();

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
		return this.data;
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties(): INodeProperties[] {
		return type.properties;
	}
}
