/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ENDED } from '../../../../sandbox/n8n/api/executions';
import { installN8n } from '../../../../sandbox/n8n/install';
import { chain, feed, itemsOf, ttapiNode, type RealN8n } from '../../../e2e/realN8n';

const SCRIPT = join(__dirname, 'stored-bytes.cjs');

/** After the last submit, before the first job ends: the execution is stored by then. */
const PARKED_SECONDS = 5;

/** What it takes to submit a job, at most, on a busy machine. */
const SECONDS_PER_SUBMIT = 0.03;

const LOOK_AGAIN_MS = 250;
const WITHIN_SECONDS = 300;

/** One execution that was parked with so many jobs. */
export interface Parked {
	jobs: number;
	/** In n8n's database, while parked. */
	storedBytes: number;
	/** From the end of the last job to that of the execution. */
	resumeSeconds: number;
	/** In which the jobs ended, one after the other as they were submitted. */
	endsWithinSeconds: number;
	/** Of TTAPI's tries to call back. */
	answeredOk: number;
	tries: number;
	requestsPerJob: number;
}

/** @throws Error when the execution does not go on, or a job came out unfinished */
export async function parkJobs(real: RealN8n, jobs: number): Promise<Parked> {
	const { n8n, ttapi, credential } = real;
	ttapi.reset();
	const seconds = Math.ceil(jobs * SECONDS_PER_SUBMIT) + PARKED_SECONDS;
	const prompts = Array.from({ length: jobs }, (_, n) => ({
		prompt: `picture ${n} __${seconds}s__`,
	}));
	const imagine = ttapiNode(credential, {
		prompt: '={{ $json.prompt }}',
		waitMode: 'callback',
		options: { maxInFlight: jobs },
	});
	const { id } = await n8n.api.workflows.create(chain('parked', [...feed(prompts), imagine]));
	const executionId = await n8n.api.workflows.run(id, 'Start');
	await reached(real, id, ['waiting']);
	const storedBytes = await storedSize(n8n.userFolder, executionId);
	await reached(real, id, ENDED);
	const execution = await n8n.api.executions.get(executionId);
	const finished = itemsOf(execution, 'TTAPI').filter(({ json }) => json.status === 'SUCCESS');
	if (finished.length !== jobs) throw new Error(`${finished.length} of ${jobs} jobs came out`);
	const ends = ttapi.jobs().map(({ finishedAt }) => finishedAt ?? Infinity);
	const lastMs = Math.max(...ends);
	const tries = ttapi.callbacks();
	return {
		jobs,
		storedBytes,
		resumeSeconds: (Date.parse(execution.stoppedAt ?? '') - lastMs) / 1000,
		endsWithinSeconds: (lastMs - Math.min(...ends)) / 1000,
		answeredOk: tries.filter(({ status }) => status === 200).length,
		tries: tries.length,
		requestsPerJob: ttapi.requests().length / jobs,
	};
}

/** Looks at the list, which unlike the execution itself is small however many jobs there are. */
async function reached({ n8n }: RealN8n, workflowId: string, statuses: string[]): Promise<void> {
	const deadlineMs = Date.now() + WITHIN_SECONDS * 1000;
	while (Date.now() < deadlineMs) {
		// A busy n8n may not answer in time: then it is asked again.
		const [execution] = await n8n.api.executions.list(workflowId).catch(() => []);
		if (statuses.includes(execution?.status)) return;
		if (ENDED.includes(execution?.status)) throw new Error(`The run ended as ${execution.status}`);
		await pause(LOOK_AGAIN_MS);
	}
	throw new Error(`The execution is not ${statuses[0]} after ${WITHIN_SECONDS} s`);
}

async function storedSize(userFolder: string, executionId: string): Promise<number> {
	const { node } = await installN8n();
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const { stdout } = await promisify(execFile)(node.binary, [SCRIPT, file, executionId]);
	return Number(stdout);
}
