import type { FaultCase } from './faultCase';

/** One item whose submit runs into the fault, between two that do not: theirs must not get lost with it. */
const amongOthers = (kind: string) => ['a', `b __${kind}__`, 'c'];

const UNKNOWN = ['SUCCESS', 'outcomeUnknown', 'SUCCESS'];

const unknownOutcomes: ReadonlyArray<[kind: string, fault: string]> = [
	['500', '500'],
	['504', '504'],
	['html', '524 with an HTML page'],
	['reset', 'connection reset'],
	['noid', '200 without an id'],
];

/** What can go wrong with a submit. */
export const submitFaults: FaultCase[] = [
	{
		fault: 'submit: 429 with Retry-After',
		prompts: ['a', 'b'],
		switches: { submitFault: { kind: '429', times: 2, retryAfter: 1 } },
		out: ['SUCCESS', 'SUCCESS'],
		mostRefused: 2,
	},
	{
		fault: 'submit: 429 without Retry-After',
		prompts: ['a', 'b'],
		switches: { submitFault: { kind: '429', times: 2 } },
		out: ['SUCCESS', 'SUCCESS'],
		mostRefused: 2,
	},
	{
		fault: 'submit: 429 until Max Wait',
		switches: { submitFault: { kind: '429' } },
		options: { maxWait: 3 },
		out: ['rateLimited'],
		mostRefused: 2,
	},
	{
		fault: 'submit: 499 (queue full)',
		prompts: ['a', 'b'],
		switches: { submitFault: { kind: '499', times: 2 } },
		out: ['SUCCESS', 'SUCCESS'],
		mostRefused: 2,
	},
	{
		fault: 'submit: 499 until Max Wait',
		switches: { maxQueue: 0 },
		options: { maxWait: 2 },
		out: ['queueFull'],
		mostRefused: 1,
	},
	...unknownOutcomes.flatMap(([kind, fault]): FaultCase[] => [
		{ fault: `submit: ${fault}`, prompts: amongOthers(kind), out: UNKNOWN },
		{
			fault: `submit: ${fault}, On Error: Stop`,
			prompts: amongOthers(kind),
			onError: 'stopWorkflow',
			out: /may exist and may be billed, so it was not sent again/,
		},
	]),
	{
		fault: 'submit: 500, On Error: Stop, Retry On Fail',
		prompts: amongOthers('500'),
		onError: 'stopWorkflow',
		retryOnFail: true,
		out: /may exist and may be billed, so it was not sent again/,
	},
	{
		fault: 'submit: connection reset for the first item, Retry On Fail',
		prompts: ['a __reset__', 'b'],
		retryOnFail: true,
		out: ['outcomeUnknown', 'SUCCESS'],
	},
	{
		fault: 'submit: no answer at all',
		prompts: amongOthers('hang'),
		options: { maxWait: 1 },
		switches: { jobSeconds: 0.3 },
		out: UNKNOWN,
	},
	{
		fault: 'submit: TTAPI is down (connection reset)',
		switches: { down: true },
		out: ['outcomeUnknown'],
	},
	{
		fault: 'submit: the id is called job_id',
		prompts: ['a', 'b'],
		switches: { submitId: 'job_id' },
		out: ['SUCCESS', 'SUCCESS'],
	},
];
