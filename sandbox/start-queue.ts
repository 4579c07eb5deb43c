/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { once } from 'node:events';

import { terminalProgress } from './n8n/progress';
import { findBinaries } from './n8n/queue/binaries';
import { SetupFailure } from './n8n/setup-failure';
import { requireFreePorts } from './start/busy-ports';
import type { CleanUp } from './start/clean-up';
import { importExamples } from './start/examples';
import { runImagine } from './start/imagine-run';
import { countArrivals } from './start/queue/arrivals';
import { demonstrate } from './start/queue/demonstration';
import { readQueueOptions } from './start/queue/options';
import { queueWithPackage } from './start/queue/queue-with-package';
import { runProgram } from './start/program';
import { reportEditor, reportJob } from './start/report';
import { startSandbox } from './ttapi';

const EXAMPLE = 'imagine';

/** TTAPI's own default, which is enough for the examples. */
const LEAST_QUEUE = 10;

/** `npm run start:queue`: as `npm start`, but in n8n's queue mode, with parked jobs to look at. */
async function start(cleanUp: CleanUp, signal: AbortSignal): Promise<void> {
	const progress = terminalProgress(process.stdout);
	const options = readQueueOptions(process.argv.slice(2), process.env);
	await findBinaries();
	await requireFreePorts(options.start);
	if (process.env.TTAPI_API_KEY) {
		progress.say('TTAPI_API_KEY is not used: these jobs run on the sandbox alone, unbilled.');
	}

	const ttapi = await startSandbox({
		port: options.sandboxPort,
		switches: { maxQueue: Math.max(LEAST_QUEUE, options.jobs) },
	});
	cleanUp.add(ttapi.close);
	progress.say(`Sandbox TTAPI listens at ${ttapi.url} (key ${ttapi.apiKey}); nothing is billed.`);
	const queue = await queueWithPackage(options, progress, cleanUp, signal);
	const { api, url } = queue.main;
	const credential = await api.credentials.create({
		name: 'TTAPI account',
		type: 'ttapiApi',
		data: { apiKey: ttapi.apiKey, baseUrl: ttapi.url },
	});
	const arrivals = await countArrivals();
	cleanUp.add(arrivals.stop);
	await demonstrate({ queue, ttapi, arrivals, signal }, credential, options, progress);

	// Last, for a run of the demonstration takes the pictures of those before it away.
	const example = (await importExamples(api, credential)).get(EXAMPLE);
	if (example === undefined) throw new SetupFailure(`examples/${EXAMPLE}.json is missing.`);
	const job = await progress.step(
		`Running the example "${example.name}" on a worker`,
		async () => await runImagine(api, example, signal),
	);
	reportJob(progress, job);
	if (options.start.once) return;

	reportEditor(progress, url);
	progress.say(`Webhooks and resume URLs begin with ${queue.webhookUrl}`);
	await once(signal, 'abort');
}

void runProgram(start);
