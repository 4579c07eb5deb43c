import type {
	IAuthenticate,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

const KEY_REFUSED =
	'TTAPI refused the API key. Copy it from the TTAPI dashboard, and confirm the e-mail address of the account.';

/** n8n's typing wants rules of one type only, n8n itself takes each rule as what it says it is. */
const TEST_RULES = [
	{ type: 'responseCode', properties: { value: 401, message: KEY_REFUSED } },
	{
		type: 'responseCode',
		properties: { value: 403, message: 'TTAPI blocked this account. Ask the support of TTAPI.' },
	},
	{
		type: 'responseCode',
		properties: { value: 404, message: 'TTAPI was not found at this address. Check the Base URL.' },
	},
	// TTAPI may refuse a key with HTTP 200 as well.
	{
		type: 'responseSuccessBody',
		properties: { key: 'status', value: 'FAILED', message: KEY_REFUSED },
	},
] as ICredentialTestRequest['rules'];

export class TtapiApi implements ICredentialType {
	name = 'ttapiApi';

	displayName = 'TTAPI API';

	icon: Icon = { light: 'file:../icons/ttapi.svg', dark: 'file:../icons/ttapi.dark.svg' };

	documentationUrl = 'https://docs.ttapi.io/grids/en/start/quick-start';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Your TT-API-KEY, from the TTAPI dashboard',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.ttapi.io',
			placeholder: 'e.g. https://api.ttapi.io',
			description:
				'Where TTAPI is reached. Pay per use: https://api.ttapi.io or https://api.ttapi.org. Hold Account mode: https://hold.ttapi.io or https://hold.ttapi.org.',
		},
	];

	/**
	 * A key copied with spaces or quotes around it is a key all the same. A function, since n8n would evaluate an
	 * expression anew for every request: some 5 ms each, which is half a second for a hundred looks.
	 */
	authenticate: IAuthenticate = async ({ apiKey }, request) => ({
		...request,
		headers: {
			...request.headers,
			'TT-API-KEY': String(apiKey ?? '').replace(/^[\s"']+|[\s"']+$/g, ''),
		},
	});

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.trim().replace(/\\/+$/, "") }}',
			url: '/midjourney/v1/info',
			method: 'GET',
			disableFollowRedirect: true,
		},
		rules: TEST_RULES,
	};
}
