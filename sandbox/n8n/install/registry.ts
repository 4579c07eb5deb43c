import { SetupFailure } from '../setup-failure';
import { readNpmFailure } from './install-failure';
import { runNpm } from './npm';
import { noNetworkMessage } from './npm-step';

const TIMEOUT_MS = 20_000;

/**
 * One quick question through npm, with the user's own registry and proxy: npm's install would itself try for more than a
 * minute before it gave up.
 * @throws SetupFailure when the registry is out of reach. What else is wrong is left for the install to say.
 */
export async function requireRegistry(
	version: string,
	cwd: string,
	signal: AbortSignal | undefined,
): Promise<void> {
	const { ok, output } = await runNpm({
		args: [
			'view',
			`n8n@${version}`,
			'version',
			'--fetch-retries=0',
			`--fetch-timeout=${TIMEOUT_MS}`,
		],
		cwd,
		signal,
	});
	if (ok) return;
	const failure = readNpmFailure(output);
	if (failure.kind === 'network') throw new SetupFailure(noNetworkMessage(failure.code, version));
}
