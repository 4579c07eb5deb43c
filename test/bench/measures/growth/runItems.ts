/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ENDED } from '../../../../sandbox/n8n/api/executions';
import { chain, node, ttapiNode } from '../../../e2e/realN8n';
import { ProcessMemory } from '../../processMemory';
import type { RestedN8n } from '../../restedN8n';

/** What one run of the node with so many items took. */
export interface Run {
	items: number;
	/** Of the node alone, as n8n tells it. */
	seconds: number;
	/** Processor time of n8n's main process in the whole execution, saving it included. */
	cpuSeconds: number;
	/** The most that n8n and its children held, over what they held before. */
	memoryMb: number;
}

/** The most that the node lets be in flight: the fewer waves, the less of the time is the wait for the first look. */
const MAX_IN_FLIGHT = 1000;

const REST_SECONDS = 2;
const LOOK_AGAIN_MS = 200;
const WITHIN_SECONDS = 600;

/** As Linux counts processor time in /proc. */
const TICKS_PER_SECOND = 100;

/** @throws Error when an item did not get its job */
export async function runItems(
	real: RestedN8n,
	waitMode: 'none' | 'poll',
	items: number,
): Promise<Run> {
	const { n8n, ttapi, credential } = real;
	ttapi.reset();
	const jsCode = `return Array.from({ length: ${items} }, (_, n) => ({ json: { prompt: 'p' + n + ' __0s__' } }))`;
	const options = waitMode === 'poll' ? { maxInFlight: MAX_IN_FLIGHT } : {};
	const imagine = ttapiNode(credential, { prompt: '={{ $json.prompt }}', waitMode, options });
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const code = node('Items', 'n8n-nodes-base.code', { jsCode }, { typeVersion: 2 });
	const workflow = chain(`${waitMode} ${items}`, [start, code, imagine]);
	const { id } = await n8n.api.workflows.create(workflow);

	const memory = new ProcessMemory(n8n.pid);
	try {
		real.rest();
		await pause(REST_SECONDS * 1000);
		const idleMb = memory.median(REST_SECONDS / 2);
		memory.restart();
		const cpuBefore = cpuSeconds(n8n.pid);
		const executionId = await n8n.api.workflows.run(id, 'Start');
		await ended(real, id);
		const cpu = cpuSeconds(n8n.pid) - cpuBefore;
		const memoryMb = memory.peak() - idleMb;
		// Only now, since n8n needs time and memory of its own to hand it out.
		const { data } = await n8n.api.executions.get(executionId);
		const [{ executionTime, data: output }] = data.resultData.runData.TTAPI;
		const jobs = new Set(output?.main[0]?.map(({ json }) => json.jobId));
		if (jobs.size !== items) throw new Error(`${jobs.size} jobs for ${items} items`);
		return { items, seconds: executionTime / 1000, cpuSeconds: cpu, memoryMb };
	} finally {
		await memory.stop();
	}
}

/** Looks at the list, which unlike the execution itself is small however many items there are. */
async function ended({ n8n }: RestedN8n, workflowId: string): Promise<void> {
	const deadlineMs = Date.now() + WITHIN_SECONDS * 1000;
	while (Date.now() < deadlineMs) {
		const [execution] = await n8n.api.executions.list(workflowId);
		if (execution?.status === 'success') return;
		if (ENDED.includes(execution?.status)) throw new Error(`The run ended as ${execution.status}`);
		await pause(LOOK_AGAIN_MS);
	}
	throw new Error(`The run did not end within ${WITHIN_SECONDS} s`);
}

function cpuSeconds(pid: number): number {
	// The name in the second field may hold spaces; utime and stime are the 14th and 15th field.
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
		.replace(/^.*\) /, '')
		.split(' ');
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
