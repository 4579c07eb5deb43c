import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_POLL_INTERVAL_SECONDS } from '../../job/schedule';
import { isHttpUrl } from '../../transport';
import type { Patience, WaitMode } from '../../wait/batch';
import { BadParameter, type Parameters } from '../parameters';

const WAIT_MODES: readonly WaitMode[] = ['poll', 'callback', 'none'];

/** TTAPI's own default queue. */
const DEFAULT_MAX_IN_FLIGHT = 10;

/** Longer than the job's own default timeout, 300 s, and than a long queue before it. */
const DEFAULT_MAX_WAIT_SECONDS = 900;

const A_DAY_SECONDS = 86_400;

export const waitModeField: INodeProperties = {
	displayName: 'Wait Mode',
	name: 'waitMode',
	type: 'options',
	options: [
		{
			name: 'Wait by Polling',
			value: 'poll',
			description: 'Ask TTAPI until the job is done, then output the finished job',
		},
		{
			name: 'Wait by Callback',
			value: 'callback',
			description:
				'Park the execution until TTAPI calls, then output the finished job. Holds no worker and survives a restart of n8n; this n8n must be reachable from the internet.',
		},
		{
			name: "Don't Wait",
			value: 'none',
			description:
				'Output the job ID at once. Get the job later with Job > Get, or let a TTAPI Trigger start a workflow when it is done.',
		},
	],
	default: 'poll',
	description: 'What to do until the job is done',
};

export const callbackNotice: INodeProperties = {
	displayName:
		'The workflow goes on when TTAPI has announced the last job, or when Max Wait is over (n8n looks once a minute). Jobs that are not done by then come out with <code>timedOut</code>; a Job > Wait after this node waits on for them, free of charge.',
	name: 'callbackNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { waitMode: ['callback'] } },
};

export const hookUrlField: INodeProperties = {
	displayName: 'Hook URL',
	name: 'hookUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…/ttapi',
	displayOptions: { show: { waitMode: ['poll', 'none'] } },
	description:
		'Where TTAPI announces the finished job. Paste the Production URL of a TTAPI Trigger, or leave empty.',
};

export const maxInFlightOption: INodeProperties = {
	displayName: 'Max Jobs in Flight',
	name: 'maxInFlight',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_MAX_IN_FLIGHT,
	description:
		"How many jobs of this run may be unfinished at a time; with Don't Wait, how many are submitted at a time",
};

export const maxWaitOption: INodeProperties = {
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_MAX_WAIT_SECONDS,
	description:
		'How long to wait for each job. A job that takes longer goes on at TTAPI and can be had later with its job ID.',
};

export const pollIntervalOption: INodeProperties = {
	displayName: 'Poll Interval (Seconds)',
	name: 'pollInterval',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_POLL_INTERVAL_SECONDS,
	description:
		'The longest time between two looks at a job; near its end it is asked about more often',
};

/** @throws BadParameter when the hook URL is no http(s) address; empty when there is none */
export function readHookUrl(parameters: Parameters): string {
	const [hookUrl = '', ...others] = parameters.entries('hookUrl', /$/);
	if (hookUrl === '') return '';
	if (typeof hookUrl !== 'string' || others.length > 0 || !isHttpUrl(hookUrl)) {
		const toDo = 'Paste the Production URL of a TTAPI Trigger, or leave it empty';
		throw new BadParameter('hookUrl', 'Hook URL', 'is not an http(s) address', toDo);
	}
	return hookUrl;
}

/** @throws BadParameter for an unknown wait mode */
export function readWaitMode(parameters: Parameters): WaitMode {
	return parameters.choice('waitMode', 'Wait Mode', WAIT_MODES);
}

/** @throws BadParameter when it is not a whole number above 0 */
export function readMaxInFlight(parameters: Parameters): number {
	const limits = { least: 1, most: 1000, unit: 'jobs' };
	return (
		parameters.numberOption('maxInFlight', 'Max Jobs in Flight', limits, true) ??
		DEFAULT_MAX_IN_FLIGHT
	);
}

/** @throws BadParameter when one of the two options is not a sensible number of seconds */
export function readPatience(parameters: Parameters): Patience {
	const seconds = { least: 1, most: A_DAY_SECONDS, unit: 'seconds' };
	return {
		maxWaitSeconds:
			parameters.numberOption('maxWait', 'Max Wait', seconds) ?? DEFAULT_MAX_WAIT_SECONDS,
		pollIntervalSeconds:
			parameters.numberOption('pollInterval', 'Poll Interval', { ...seconds, most: 3600 }) ??
			DEFAULT_POLL_INTERVAL_SECONDS,
	};
}
