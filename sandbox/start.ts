/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { once } from 'node:events';

import { terminalProgress } from './n8n/progress';
import { SetupFailure } from './n8n/setup-failure';
import { requireFreePorts } from './start/busy-ports';
import type { CleanUp } from './start/clean-up';
import { importExamples } from './start/examples';
import { runImagine } from './start/imagine-run';
import { readOptions } from './start/options';
import { runProgram } from './start/program';
import { reportEditor, reportJob } from './start/report';
import { n8nWithPackage } from './start/sandbox-n8n';
import { ttapiAccount } from './start/ttapi-account';
import { watchPackage } from './start/watch';

const EXAMPLE = 'imagine';

/** `npm start`: this package in a throw-away n8n, against a local TTAPI or, with TTAPI_API_KEY, the real one. */
async function start(cleanUp: CleanUp, signal: AbortSignal): Promise<void> {
	const progress = terminalProgress(process.stdout);
	const options = readOptions(process.argv.slice(2), process.env);
	await requireFreePorts(options);

	const account = await ttapiAccount(options.ttapi, progress, cleanUp);
	const n8n = await n8nWithPackage(options, progress, cleanUp, signal);
	const credential = await n8n.api.credentials.create({
		name: 'TTAPI account',
		type: 'ttapiApi',
		data: { ...account },
	});
	const example = (await importExamples(n8n.api, credential)).get(EXAMPLE);
	if (example === undefined) throw new SetupFailure(`examples/${EXAMPLE}.json is missing.`);
	const job = await progress.step(
		`Running the example "${example.name}"`,
		async () => await runImagine(n8n.api, example, signal),
	);
	reportJob(progress, job);
	if (options.once) return;

	reportEditor(progress, n8n.url);
	if (options.watch) await watchPackage(n8n.userFolder, progress, cleanUp);
	await once(signal, 'abort');
}

void runProgram(start);
