/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { cp, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { startGroup } from '../n8n/process-group';
import type { Progress } from '../n8n/progress';
import { PACKAGE_NAME } from '../package/pack';
import type { CleanUp } from './clean-up';

const REPOSITORY = path.join(__dirname, '..', '..');
const GRACE_MS = 1000;

/** n8n then watches the packages it has loaded, and loads a changed one anew. */
export const RELOAD_ENV = { N8N_DEV_RELOAD: 'true' };

/**
 * Compiles on every change of a source file, shows what the compiler says, and puts what compiles into the running n8n.
 * Icons are not watched.
 */
export async function watchPackage(
	userFolder: string,
	progress: Progress,
	cleanUp: CleanUp,
): Promise<void> {
	const installed = path.join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE_NAME);
	let compilations = 0;
	const onOutput = (text: string): void => {
		progress.say(text.trim());
		const [, errors] = /Found (\d+) errors?/.exec(text) ?? [];
		if (errors === undefined) return;
		compilations += 1;
		// The first one only repeats the build that n8n has started with.
		if (compilations === 1 || errors !== '0') return;
		copyChanged(path.join(REPOSITORY, 'dist'), path.join(installed, 'dist')).then(
			() => progress.say('n8n has the new build: reload the page of the editor.'),
			(error: Error) => progress.say(`The new build could not be copied: ${error.message}`),
		);
	};
	const compiler = await startGroup({
		command: process.execPath,
		args: [require.resolve('typescript/bin/tsc'), '--watch', '--preserveWatchOutput'],
		cwd: REPOSITORY,
		env: process.env,
		onOutput,
	});
	cleanUp.add(async () => await compiler.end(GRACE_MS));
}

/** n8n loads the package anew for every few files that change, and lists its nodes twice when two loads overlap. */
async function copyChanged(from: string, to: string): Promise<void> {
	const differs = async (source: string, target: string): Promise<boolean> => {
		if ((await stat(source)).isDirectory()) return true;
		const old = await readFile(target).catch(() => undefined);
		return old === undefined || !old.equals(await readFile(source));
	};
	await cp(from, to, { recursive: true, filter: differs });
}
