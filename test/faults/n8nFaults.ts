import { sleep } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/ttapi';
import { until } from '../e2e/until';
import type { FaultInN8n } from './runInN8n';

const OUTAGE_MS = 60_000;

async function outage(ttapi: Sandbox): Promise<void> {
	ttapi.set({ down: true });
	await sleep(OUTAGE_MS);
	ttapi.set({ down: false });
}

/** Faults of TTAPI's side that need a running n8n, and real callbacks. */
export const n8nFaults: FaultInN8n[] = [
	{
		fault: "callback: before the submit's reply",
		waitMode: 'callback',
		prompts: ['a', 'b'],
		switches: { callback: 'beforeSubmitReply' },
		out: ['SUCCESS', 'SUCCESS'],
	},
	{
		fault: 'callback: each one twice',
		waitMode: 'callback',
		prompts: ['a __2s__', 'b __3s__'],
		switches: { callback: 'duplicate' },
		meanwhile: async (ttapi) =>
			await until('each job is announced twice', () => ttapi.callbacks().length >= 4),
		out: ['SUCCESS', 'SUCCESS'],
	},
	{
		fault: 'callback: never',
		waitMode: 'callback',
		prompts: ['a __2s__', 'b __2s__'],
		switches: { callback: 'never' },
		options: { maxWait: 4 },
		thenWait: true,
		out: ['timedOut', 'timedOut'],
	},
	{
		fault: 'callback: all-null data, of a job that FAILED',
		waitMode: 'callback',
		prompts: ['a __2s__', 'b __3s__ __fail__'],
		switches: { callback: 'nullDataOnFailure' },
		out: ['SUCCESS', 'jobFailed'],
	},
	{
		fault: 'TTAPI is down for a minute',
		waitMode: 'poll',
		prompts: ['a __8s__', 'b __8s__'],
		meanwhile: outage,
		out: ['SUCCESS', 'SUCCESS'],
	},
	{
		fault: 'TTAPI is down for a minute, in which a job ends',
		waitMode: 'callback',
		prompts: ['a __8s__', 'b __66s__'],
		meanwhile: outage,
		out: ['SUCCESS', 'SUCCESS'],
		callbackAnswers: ['503', '503', '503', '200'],
	},
];

/** n8n is killed with -9 in the middle of these; the jobs go on at TTAPI. */
export const killFaults = {
	parked: {
		fault: 'n8n is killed with -9 while parked',
		waitMode: 'callback',
		prompts: ['a __90s__', 'b __90s__'],
		out: ['SUCCESS', 'SUCCESS'],
		callbackAnswers: ['200', '200'],
	},
	down: {
		fault: 'callback: while n8n is down (killed with -9)',
		waitMode: 'callback',
		prompts: ['a __90s__', 'b __90s__'],
		options: { maxWait: 20 },
		thenWait: true,
		out: ['timedOut', 'timedOut'],
		callbackAnswers: Array<string>(6).fill('none'),
	},
	polling: {
		fault: 'n8n is killed with -9 while polling',
		waitMode: 'poll',
		prompts: ['a __90s__', 'b __90s__'],
		options: { pollInterval: 1 },
		out: [],
	},
} satisfies Record<string, FaultInN8n>;
