/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import { ENDED, type ExecutionSummary } from '../../../../sandbox/n8n/api/executions';
import type { QueueMode } from '../../../../sandbox/n8n/queue/queue-mode';
import type { CallbackRecord, Sandbox } from '../../../../sandbox/ttapi';
import { itemsOf } from '../../../e2e/realN8n';
import type { PublishedWebhook } from '../../../e2e/publishedWebhook';

/** What was seen of executions that were started at once, one job each. */
export interface RanTogether {
	/** From the first call to the end of the last execution. */
	seconds: number;
	/** From the first call to the end of the last job. */
	lastJobSeconds: number;
	/** The most executions that were seen parked at once. */
	parked: number;
	/** Places in the workers that were held while jobs ran and nothing was being submitted; undefined when never seen. */
	slotsWhileWaiting: number | undefined;
	/** Executions whose job was not finished when they went on: at their deadline, that is. */
	late: number;
	/** Executions that n8n ended with an error. */
	failed: number;
	callbacks: CallbackRecord[];
}

export interface Together {
	queue: QueueMode;
	ttapi: Sandbox;
	count: number;
	jobSeconds: number;
}

const LOOK_AGAIN_MS = 500;
const WITHIN_SECONDS = 600;

/** No submit for so long: those who hold a place now hold it to wait. */
const QUIET_MS = 2000;

/**
 * Calls the webhook so many times at once and watches until every execution has ended.
 *
 * @throws Error when they take too long, or when a job was paid for twice or not at all
 */
export async function runTogether(
	{ workflowId, url }: PublishedWebhook,
	{ queue, ttapi, count, jobSeconds }: Together,
): Promise<RanTogether> {
	ttapi.reset();
	const { executions } = queue.main.api;
	const startedMs = Date.now();
	await Promise.all(
		Array.from({ length: count }, async (_, index) => {
			await axios.post(url, { prompt: `p${index} __${jobSeconds}s__` }, { proxy: false });
		}),
	);
	let parked = 0;
	let ended: ExecutionSummary[] = [];
	const slots: number[] = [];
	while (ended.length < count) {
		if (Date.now() - startedMs > WITHIN_SECONDS * 1000) {
			throw new Error(`Only ${ended.length} of ${count} executions ended in ${WITHIN_SECONDS} s`);
		}
		await pause(LOOK_AGAIN_MS);
		if (isWaiting(ttapi)) slots.push(await queue.slotsHeld());
		// In a storm n8n may take its database for lost and answer 503: then it is asked again.
		const list = await executions.list(workflowId).catch(() => []);
		parked = Math.max(parked, list.filter(({ status }) => status === 'waiting').length);
		ended = list.filter(({ status }) => ENDED.includes(status));
	}
	const submits = ttapi.requests({ method: 'POST', path: '/midjourney/v1/imagine' }).length;
	if (submits !== count) throw new Error(`${submits} submits for ${count} executions`);
	const jobs = ttapi.jobs();
	const lastEndMs = Math.max(...ended.map(({ stoppedAt }) => Date.parse(stoppedAt ?? '')));
	const lastJobMs = Math.max(...jobs.map(({ finishedAt }) => finishedAt ?? Infinity));
	const succeeded = ended.filter(({ status }) => status === 'success');
	return {
		seconds: (lastEndMs - startedMs) / 1000,
		lastJobSeconds: (lastJobMs - startedMs) / 1000,
		parked,
		slotsWhileWaiting: slots.length === 0 ? undefined : mean(slots),
		late: await countLate(queue, succeeded),
		failed: count - succeeded.length,
		callbacks: ttapi.callbacks(),
	};
}

function isWaiting(ttapi: Sandbox): boolean {
	const jobs = ttapi.jobs();
	const running = jobs.filter(({ finishedAt }) => finishedAt === undefined);
	const lastSubmitMs = Math.max(...jobs.map(({ submittedAt }) => submittedAt));
	return running.length > 0 && Date.now() - lastSubmitMs > QUIET_MS;
}

async function countLate({ main }: QueueMode, succeeded: ExecutionSummary[]): Promise<number> {
	let late = 0;
	for (const { id } of succeeded) {
		const execution = await main.api.executions.get(id);
		if (itemsOf(execution, 'TTAPI').some(({ json }) => json.timedOut === true)) late++;
	}
	return late;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
