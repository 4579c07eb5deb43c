import type { N8nSession } from './session';

export interface NewCredential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface SavedCredential {
	id: string;
	name: string;
	type: string;
}

/** What the credential dialog shows when a credential is tested. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export interface CredentialsApi {
	create(credential: NewCredential): Promise<SavedCredential>;
	/** Tests a saved credential, as the dialog does; with `changes`, what was typed into it but not saved yet. */
	test(
		credential: SavedCredential,
		changes?: Record<string, unknown>,
	): Promise<CredentialTestResult>;
}

export function credentialsApi(session: N8nSession): CredentialsApi {
	return {
		create: async (credential) => {
			const saved = await session.request<SavedCredential>('POST', '/rest/credentials', credential);
			return { id: saved.id, name: saved.name, type: saved.type };
		},
		test: async ({ id, name, type }, changes) => {
			// The dialog sends back what it was shown, secrets blanked out; n8n fills those in again.
			const shown = await session.request<{ data: Record<string, unknown> }>(
				'GET',
				`/rest/credentials/${id}?includeData=true`,
			);
			return await session.request<CredentialTestResult>('POST', '/rest/credentials/test', {
				credentials: { id, name, type, data: { ...shown.data, ...changes } },
			});
		},
	};
}
