import type { N8nSession } from './session';

/** n8n wants at least 8 characters with a digit and a capital letter. */
export interface Login {
	email: string;
	password: string;
}

export interface OwnerApi {
	/** Makes the first user of a new n8n, and logs in as that user. The editor then opens without its survey. */
	setUp(login: Login): Promise<void>;
	logIn(login: Login): Promise<void>;
}

export function ownerApi(session: N8nSession): OwnerApi {
	return {
		setUp: async (login) => {
			await session.request('POST', '/rest/owner/setup', {
				...login,
				firstName: 'Sandbox',
				lastName: 'Owner',
			});
		},
		logIn: async ({ email, password }) => {
			await session.request('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		},
	};
}
