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

/**
 * TTAPI's own where it has none: an expression that fails would make the whole credential unusable, and an empty list
 * would have its test speak of fields that nobody sees.
 */
const HOST_OF_BASE_URL =
	'={{ String($self["baseUrl"]).trim().match(/^https?:\\/\\/(?:[^\\/?#]*@)?(\\[[^\\]]*\\]|[^\\/?#:]*)/i)?.[1] || "api.ttapi.io" }}';

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
		// n8n would ask for these two: where an HTTP Request node may send the key. It is the Base URL, and nowhere else.
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'hidden',
			default: 'domains',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'hidden',
			default: HOST_OF_BASE_URL,
		},
	];

	/** A key copied with spaces or quotes around it is a key all the same. */
	authenticate: IAuthenticate = {
		type: 'generic',
		properties: {
			headers: {
				'TT-API-KEY': '={{ $credentials.apiKey.replace(/^[\\s"\']+|[\\s"\']+$/g, "") }}',
			},
		},
	};

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
