/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import path from 'node:path';

export interface EnvironmentOptions {
	userFolder: string;
	port: number;
	/** Of the broker through which n8n talks to its task runners; every n8n on a machine needs its own. */
	brokerPort: number;
	nodeBinary: string;
	webhookUrl?: string;
	extra?: Record<string, string>;
}

/** What n8n needs of the machine. All else stays behind: other n8n settings, and above all the TTAPI key. */
const INHERITED = /^(LANG|LC_.*|TZ|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|https?_proxy)$/i;

const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	// The list of verified community packages and of MCP servers would be fetched from n8n's servers at every start.
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	N8N_PYTHON_ENABLED: 'false',
};

/** The whole environment of a throw-away n8n. */
export function n8nEnvironment(options: EnvironmentOptions): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => INHERITED.test(name));
	return {
		...Object.fromEntries(inherited),
		// n8n starts its task runner as `node`: the one that n8n itself runs on has to be found first.
		PATH: [path.dirname(options.nodeBinary), process.env.PATH].join(path.delimiter),
		// The sandbox TTAPI is on this machine, where no proxy can reach it.
		NO_PROXY: [process.env.NO_PROXY ?? process.env.no_proxy, 'localhost', '127.0.0.1']
			.filter(Boolean)
			.join(','),
		// n8n also caches below the home folder, and leaves things in the temp folder.
		HOME: options.userFolder,
		TMPDIR: options.userFolder,
		N8N_USER_FOLDER: options.userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(options.port),
		N8N_RUNNERS_BROKER_PORT: String(options.brokerPort),
		DB_TYPE: 'sqlite',
		// The editor is served over plain http.
		N8N_SECURE_COOKIE: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		...QUIET,
		...(options.webhookUrl === undefined ? {} : { N8N_WEBHOOK_URL: options.webhookUrl }),
		...options.extra,
	};
}
