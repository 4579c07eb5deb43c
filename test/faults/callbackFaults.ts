import type { FaultCase } from './faultCase';

const waitModes = ['callback'] as const;
const prompts = ['a', 'b', 'c'];
const SUCCESSES = ['SUCCESS', 'SUCCESS', 'SUCCESS'];

/** What can go wrong with TTAPI's callbacks; test/e2e/faults.test.ts has those that need a running n8n. */
export const callbackFaults: FaultCase[] = [
	{
		fault: 'callback: each one twice, at once',
		waitModes,
		prompts,
		callbacks: 'twice',
		out: SUCCESSES,
	},
	{
		fault: 'callback: never',
		waitModes,
		prompts,
		callbacks: 'never',
		out: ['timedOut', 'timedOut', 'timedOut'],
	},
	{
		fault: 'callback: all-null data, of a job that succeeded',
		waitModes,
		prompts,
		callbacks: 'nullData',
		out: SUCCESSES,
	},
	{
		fault: 'callback: all-null data, of a job that FAILED',
		waitModes,
		prompts: ['a', 'b __fail__', 'c'],
		callbacks: 'nullData',
		out: ['SUCCESS', 'jobFailed', 'SUCCESS'],
	},
	{
		fault: 'callback: all-null data, of a job that FAILED, On Error: Stop',
		waitModes,
		prompts: ['a', 'b __fail__', 'c'],
		callbacks: 'nullData',
		onError: 'stopWorkflow',
		out: /ended FAILED.*Bad response/,
	},
];
