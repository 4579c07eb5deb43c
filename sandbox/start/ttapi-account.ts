import type { Progress } from '../n8n/progress';
import { startSandbox } from '../ttapi';
import type { CleanUp } from './clean-up';
import type { TtapiChoice } from './options';

/** The fields of the `ttapiApi` credential. */
export interface TtapiAccount {
	apiKey: string;
	baseUrl: string;
}

const SANDBOX_API_KEY = 'sandbox-key';

/** The real account, or that of a sandbox which is started here. The real key is never printed. */
export async function ttapiAccount(
	choice: TtapiChoice,
	progress: Progress,
	cleanUp: CleanUp,
): Promise<TtapiAccount> {
	if (choice.kind === 'real') {
		progress.say(
			`Using TTAPI at ${choice.baseUrl} with TTAPI_API_KEY: jobs are billed to that account.`,
		);
		return { apiKey: choice.apiKey, baseUrl: choice.baseUrl };
	}
	const sandbox = await startSandbox({ port: choice.port, apiKey: SANDBOX_API_KEY });
	cleanUp.add(async () => await sandbox.close());
	progress.say(
		`Sandbox TTAPI listens at ${sandbox.url} (key ${SANDBOX_API_KEY}); nothing is billed.`,
	);
	return { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
}
