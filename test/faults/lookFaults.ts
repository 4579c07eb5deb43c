import { sleep } from 'n8n-workflow';
import type { Fault } from '../../sandbox/ttapi';
import type { FaultCase } from './faultCase';

const looks: ReadonlyArray<[fault: string, fetchFault: Fault]> = [
	['429 with Retry-After', { kind: '429', times: 1, retryAfter: 1 }],
	['429 without Retry-After', { kind: '429', times: 1 }],
	['499', { kind: '499', times: 1 }],
	['500', { kind: '500', times: 1 }],
	['504', { kind: '504', times: 1 }],
	['524 with an HTML page', { kind: 'html', times: 1 }],
	['connection reset', { kind: 'reset', times: 1 }],
];

/** What can go wrong with a look at a job; in `callback` it hits the look before parking and the first callback. */
export const lookFaults: FaultCase[] = [
	...looks.map(
		([fault, fetchFault]): FaultCase => ({
			fault: `fetch: ${fault}`,
			prompts: ['a', 'b'],
			switches: { fetchFault },
			parkedSwitches: { fetchFault },
			out: ['SUCCESS', 'SUCCESS'],
		}),
	),
	{
		fault: 'fetch: no answer at all',
		waitModes: ['poll'],
		prompts: ['a', 'b'],
		switches: { fetchFault: { kind: 'hang', times: 1 } },
		out: ['SUCCESS', 'SUCCESS'],
	},
	{
		fault: 'fetch: no answer at all',
		waitModes: ['callback'],
		prompts: ['a', 'b'],
		parkedSwitches: { fetchFault: { kind: 'hang', times: 1 } },
		out: ['SUCCESS', 'SUCCESS'],
	},
	{
		fault: 'fetch: 500 until Max Wait',
		waitModes: ['poll'],
		prompts: ['a', 'b'],
		switches: { fetchFault: { kind: '500' } },
		options: { maxWait: 2 },
		out: ['timedOut', 'timedOut'],
	},
	{
		fault: 'fetch: 500 until Max Wait, On Error: Stop',
		waitModes: ['poll'],
		prompts: ['a', 'b'],
		switches: { fetchFault: { kind: '500' } },
		options: { maxWait: 2 },
		onError: 'stopWorkflow',
		out: /not finished after a Max Wait of 2 s.*Job > Wait/,
	},
	{
		fault: 'fetch: 500 until the deadline',
		waitModes: ['callback'],
		prompts: ['a', 'b'],
		switches: { fetchFault: { kind: '500' } },
		out: ['timedOut', 'timedOut'],
	},
	{
		fault: 'TTAPI is down for 4 s',
		waitModes: ['poll'],
		prompts: ['a', 'b'],
		switches: { jobSeconds: 2 },
		meanwhile: async (ttapi) => {
			await sleep(1500);
			ttapi.set({ down: true });
			await sleep(4000);
			ttapi.set({ down: false });
		},
		out: ['SUCCESS', 'SUCCESS'],
	},
];
