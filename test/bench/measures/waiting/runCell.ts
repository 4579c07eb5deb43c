/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import type { SavedCredential } from '../../../../sandbox/n8n/api/credentials';
import {
	ENDED,
	type Execution,
	type ExecutionSummary,
} from '../../../../sandbox/n8n/api/executions';
import type { WorkflowDefinition } from '../../../../sandbox/n8n/api/workflows';
import type { RunningN8n } from '../../../../sandbox/n8n/process';
import { startSandbox, type Sandbox } from '../../../../sandbox/ttapi';
import { chain, ttapiNode } from '../../../e2e/realN8n';
import { promptNodes, rivalWorkflow, type PutIn } from '../../rival';
import { cellName, type Cell } from './cells';
import { whenFree } from './whenFree';

/** Where cells run. */
export interface Stage {
	n8n: RunningN8n;
	apiKey: string;
	/** The key for the rival. */
	keyInHeader: SavedCredential;
}

/** What one run of a cell has shown. */
export interface CellRun {
	/** From the start of the execution to its end, as n8n has stored them. */
	wallSeconds: number;
	/** From the end of the last job to the end of the execution. */
	afterLastJobSeconds: number;
	/** HTTP requests to TTAPI: submits and looks. */
	requests: number;
}

/**
 * Longer than n8n takes for two hundred at once. When TTAPI gives a call up is not known; with calls that are given up and
 * made again, n8n would only have more of them to answer.
 */
const CALLBACK_TIMEOUT_SECONDS = 120;

/** How long a run may take on top of its limit before something must be wrong. */
const PATIENCE_SECONDS = 300;

/** Only an execution's summary is asked for, and seldom: n8n would be busy with answering us. */
const LOOK_EVERY_MS = 1000;

/**
 * Runs a cell once, against a sandbox of its own.
 *
 * @throws Error when it does not end well: a job that is lost costs nothing
 */
export async function runCell(stage: Stage, cell: Cell): Promise<CellRun> {
	const ttapi = await startSandbox({
		apiKey: stage.apiKey,
		switches: {
			maxQueue: cell.queueLimit ?? cell.prompts,
			callbackTimeoutSeconds: CALLBACK_TIMEOUT_SECONDS,
			balance: 1_000_000,
		},
	});
	try {
		const { api } = stage.n8n;
		const { id } = await api.workflows.create(await workflowOf(stage, ttapi, cell));
		const executionId = await api.workflows.run(id, 'Start');
		await pause(limitOf(cell) * 1000);
		const { startedAt, stoppedAt } = await endOf(stage.n8n, id, cell);
		checkJobs(ttapi, cell);
		checkItems(await whenFree(async () => await api.executions.get(executionId)), cell);
		const lastJobMs = Math.max(...ttapi.jobs().map(({ finishedAt }) => finishedAt ?? Infinity));
		const endMs = Date.parse(stoppedAt ?? '');
		return {
			wallSeconds: (endMs - Date.parse(startedAt ?? '')) / 1000,
			afterLastJobSeconds: (endMs - lastJobMs) / 1000,
			requests: ttapi.requests().length,
		};
	} finally {
		await ttapi.close();
	}
}

/** The time that the jobs take in any case, in seconds. */
export function limitOf({ prompts, jobSeconds, queueLimit = prompts }: Cell): number {
	return Math.ceil(prompts / queueLimit) * jobSeconds;
}

async function workflowOf(stage: Stage, ttapi: Sandbox, cell: Cell): Promise<WorkflowDefinition> {
	const { way, prompts, jobSeconds, queueLimit } = cell;
	const putIn: PutIn = {
		baseUrl: ttapi.url,
		credential: stage.keyInHeader,
		prompts: Array.from({ length: prompts }, (_, n) => `picture ${n} __${jobSeconds}s__`),
	};
	if (way === 'rival') {
		return rivalWorkflow(queueLimit === undefined ? 'rival' : 'rival-in-tens', putIn);
	}
	const credential = await stage.n8n.api.credentials.create({
		name: cellName(cell),
		type: 'ttapiApi',
		data: { apiKey: stage.apiKey, baseUrl: ttapi.url },
	});
	const options = { maxInFlight: queueLimit ?? Math.max(10, prompts) };
	const parameters = { prompt: '={{ $json.prompt }}', waitMode: way, options };
	return chain(cellName(cell), [...promptNodes(putIn), ttapiNode(credential, parameters)]);
}

async function endOf(n8n: RunningN8n, workflowId: string, cell: Cell): Promise<ExecutionSummary> {
	const deadlineMs = Date.now() + PATIENCE_SECONDS * 1000;
	while (Date.now() < deadlineMs) {
		const [execution] = await whenFree(async () => await n8n.api.executions.list(workflowId));
		if (execution !== undefined && ENDED.includes(execution.status)) return execution;
		await pause(LOOK_EVERY_MS);
	}
	throw new Error(`${cellName(cell)}: not over ${PATIENCE_SECONDS} s after its limit`);
}

function checkJobs(ttapi: Sandbox, cell: Cell): void {
	const succeeded = ttapi.jobs().filter(({ status }) => status === 'SUCCESS').length;
	if (succeeded !== cell.prompts || ttapi.jobs().length !== cell.prompts) {
		throw new Error(`${cellName(cell)}: ${succeeded} of ${ttapi.jobs().length} jobs succeeded`);
	}
}

/** All finished jobs have to come out; the rival's come in several runs of its last node, some of them more than once. */
function checkItems({ status, data }: Execution, cell: Cell): void {
	const runs = data.resultData.runData[cell.way === 'rival' ? 'Finished' : 'TTAPI'] ?? [];
	const items = runs.flatMap((run) => run.data?.main[0] ?? []);
	const finished = items.filter(({ json }) => json.status === 'SUCCESS');
	const jobIds = new Set(finished.map(({ json }) => json.jobId));
	if (status !== 'success' || jobIds.size !== cell.prompts) {
		const reason = data.resultData.error?.message ?? 'no reason given';
		throw new Error(`${cellName(cell)}: ${status} with ${jobIds.size} jobs: ${reason}`);
	}
}
