/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as sleep } from 'node:timers/promises';

import axios from 'axios';
import type { ExecutionStatus } from 'n8n-workflow';

import { ENDED, type ExecutionSummary } from '../../n8n/api/executions';
import type { QueueMode } from '../../n8n/queue/queue-mode';
import { SetupFailure } from '../../n8n/setup-failure';
import type { CallbackRecord, Sandbox, SandboxJob } from '../../ttapi';
import type { Arrival, Arrivals } from './arrivals';
import type { PublishedWorkflow } from './parked-workflow';

/** What was seen of a run, from n8n, from TTAPI and from what comes after the wait. */
export interface ParkedRun {
	/** How many executions were started. */
	executions: number;
	/** How each of them ended. */
	statuses: ExecutionStatus[];
	jobs: SandboxJob[];
	submits: number;
	arrivals: Arrival[];
	callbacks: CallbackRecord[];
	/** Requests of any kind that TTAPI's API got. */
	requests: number;
	/** Epoch milliseconds, just before the first call. */
	startedMs: number;
	/** Epoch milliseconds. */
	lastEndMs: number;
	/** The most executions that were seen parked at once. */
	parked: number;
	/** Places that executions held in the workers when those were parked: the fewest and the most seen. */
	slotsThen: { fewest: number; most: number };
}

export interface ParkedRunSetting {
	queue: QueueMode;
	ttapi: Sandbox;
	arrivals: Arrivals;
	signal: AbortSignal;
}

const ENDED_WITHIN_SECONDS = 840;
const LOOK_AGAIN_MS = 1000;

/**
 * Calls the webhook once for each list of prompts, all at once, and watches until every execution has ended and TTAPI has
 * no callback under way any more.
 * @throws SetupFailure when a call is refused, or the executions do not end; the signal's reason when aborted.
 */
export async function runParked(
	{ queue, ttapi, arrivals, signal }: ParkedRunSetting,
	workflow: PublishedWorkflow,
	calls: string[][],
): Promise<ParkedRun> {
	ttapi.reset();
	arrivals.take();
	const startedMs = Date.now();
	await Promise.all(calls.map(async (prompts) => await call(workflow.url, prompts)));

	let parked = 0;
	let slotsThen = { fewest: 0, most: 0 };
	let ended: ExecutionSummary[] = [];
	const deadline = Date.now() + ENDED_WITHIN_SECONDS * 1000;
	while (ended.length < calls.length) {
		if (Date.now() > deadline) throw lateFailure(calls.length, ended.length);
		const list = await queue.main.api.executions.list(workflow.id);
		const slots = await queue.slotsHeld();
		const waiting = list.filter(({ status }) => status === 'waiting').length;
		if (waiting > parked) slotsThen = { fewest: slots, most: slots };
		else if (waiting === parked) {
			slotsThen = {
				fewest: Math.min(slots, slotsThen.fewest),
				most: Math.max(slots, slotsThen.most),
			};
		}
		parked = Math.max(parked, waiting);
		ended = list.filter(({ status }) => ENDED.includes(status));
		await sleep(LOOK_AGAIN_MS, undefined, { signal });
	}
	await allCallbacksOver(ttapi, signal);
	return {
		executions: calls.length,
		statuses: ended.map(({ status }) => status),
		jobs: ttapi.jobs(),
		submits: ttapi.requests({ method: 'POST', path: '/midjourney/v1/imagine' }).length,
		arrivals: arrivals.take(),
		callbacks: ttapi.callbacks(),
		requests: ttapi.requests().filter(({ kind }) => kind === 'api').length,
		startedMs,
		lastEndMs: Math.max(...ended.map(({ stoppedAt }) => Date.parse(stoppedAt ?? ''))),
		parked,
		slotsThen,
	};
}

async function call(url: string, prompts: string[]): Promise<void> {
	const { status } = await axios.post<unknown>(
		url,
		{ prompts },
		{ proxy: false, validateStatus: () => true },
	);
	if (status !== 200)
		throw new SetupFailure(`n8n answered a call that starts a run with ${status}`);
}

/** TTAPI tries three times; the last try of a job is the one that is answered 200, or the third. */
async function allCallbacksOver(ttapi: Sandbox, signal: AbortSignal): Promise<void> {
	const isOver = ({ jobId }: SandboxJob) => {
		const tries = ttapi.callbacks().filter((one) => one.jobId === jobId);
		return tries.length >= 3 || tries.some(({ status }) => status === 200);
	};
	while (!ttapi.jobs().every(isOver)) await sleep(LOOK_AGAIN_MS, undefined, { signal });
}

function lateFailure(count: number, ended: number): SetupFailure {
	return new SetupFailure(
		`After ${ENDED_WITHIN_SECONDS} s only ${ended} of ${count} executions have ended.`,
	);
}
