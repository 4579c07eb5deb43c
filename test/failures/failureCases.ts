import { sleep } from 'n8n-workflow';
import type { FailureKind } from '../../nodes/Ttapi/job/failure';
import type { Sandbox } from '../../sandbox/ttapi';
import { imagine } from '../n8n/parameters';
import type { NodeUnderTest } from '../n8n/workflow';
import type { FailureCase } from './failureCase';

const UNKNOWN = '8ddd973f-3a5e-4b8e-9c61-0a4a5d4c9e11';

const picture = (prompt: string, options = {}) =>
	imagine({ prompt, options: { maxWait: 1, ...options } });

const get = (jobId: string): NodeUnderTest => ({
	parameters: { resource: 'job', operation: 'get', jobId },
});

const account: NodeUnderTest = { parameters: { resource: 'account', operation: 'get' } };

const blend = (parameters: NodeUnderTest['parameters']): NodeUnderTest => ({
	parameters: {
		resource: 'image',
		operation: 'blend',
		mode: 'fast',
		waitMode: 'poll',
		...parameters,
	},
});

/** A job that ends FAILED with these words of TTAPI. */
const failed = (when: string, message: string): FailureCase => ({
	when,
	switches: { jobFault: { message } },
});

/** A job that was started by somebody else and goes on. */
async function running(ttapi: Sandbox): Promise<NodeUnderTest> {
	const headers = { 'TT-API-KEY': ttapi.apiKey, 'Content-Type': 'application/json' };
	const body = JSON.stringify({ prompt: 'A cat __60s__', mode: 'fast' });
	await fetch(`${ttapi.url}/midjourney/v1/imagine`, { method: 'POST', headers, body });
	return get(ttapi.jobs()[0].jobId);
}

/** Whether TTAPI has refused a submit: the node then waits for its queue. */
const isRefused = (ttapi: Sandbox) =>
	ttapi.requests({ method: 'POST' }).some(({ status }) => status === 499);

/** Every kind of failure, with the ways to it that read differently. */
export const failureCases: Readonly<Record<FailureKind, readonly FailureCase[]>> = {
	badInput: [
		{ when: 'a field is empty', node: () => picture('={{ "" }}') },
		{ when: 'a number is out of its range', node: () => picture('A cat', { timeout: 60 }) },
		{
			when: 'an expression cannot be resolved',
			node: () => picture('={{ $("Nowhere").item.json.x }}'),
		},
		{
			when: 'a slip in the prompt, for which TTAPI would count a violation',
			node: () => picture('A cat --ar16:9'),
		},
		{ when: 'a binary field that the input does not have', node: () => blend({}) },
		{
			when: 'a picture behind a link that is part of the request',
			node: ({ url }) => blend({ pictureFrom: 'url', pictureUrls: `${url}/a.png, ${url}/b.png` }),
		},
	],
	keyRefused: [
		{ when: 'the key is wrong or was reset (401)', switches: { submitFault: { kind: '401' } } },
		{
			when: 'the same, when a job is looked at',
			switches: { fetchFault: { kind: '401' } },
			node: () => picture('A cat __60s__'),
		},
	],
	quotaTooLow: [{ when: 'the quota does not suffice (402)', switches: { balance: 0 } }],
	accountBlocked: [
		{ when: 'the account is blocked (403)', switches: { submitFault: { kind: '403' } } },
	],
	wrongAddress: [
		{
			when: 'the Base URL leads to something else (404)',
			switches: { submitFault: { kind: '404' } },
		},
		{
			when: 'the Base URL leads to a redirect (3xx)',
			switches: { submitFault: { kind: 'redirect' } },
		},
	],
	refused: [
		{ when: 'TTAPI does not take the request (400)', switches: { submitFault: { kind: '400' } } },
	],
	rateLimited: [
		{ when: 'too many requests until Max Wait (429)', switches: { submitFault: { kind: '429' } } },
	],
	queueFull: [{ when: 'the queue is full until Max Wait (499)', switches: { maxQueue: 0 } }],
	notSent: [{ when: 'no connection is made', isDown: true }],
	outcomeUnknown: [
		{
			when: 'the connection is lost during the submit',
			switches: { submitFault: { kind: 'reset' } },
		},
		{ when: 'TTAPI has trouble (5xx, 408)', switches: { submitFault: { kind: '500' } } },
		{ when: 'a gateway answers with a page', switches: { submitFault: { kind: 'html' } } },
		{ when: 'the answer names no job', switches: { submitFault: { kind: 'noid' } } },
	],
	unreachable: [
		{
			when: 'Job > Get cannot ask TTAPI, three times',
			switches: { fetchFault: { kind: '500' } },
			node: running,
		},
		{
			when: 'another free operation cannot ask TTAPI, three times',
			switches: { readFault: { kind: 'html' } },
			node: () => account,
		},
	],
	unknownJob: [{ when: 'a wrong job ID, or one of another account', node: () => get(UNKNOWN) }],
	jobFailed: [
		failed('the job takes longer than its Timeout', 'Job Timeout'),
		failed('forbidden words', '[Banned prompt detected] Banned prompt: …'),
		failed('a forbidden picture', '[Image denied]'),
		failed('a wrong flag', '[Invalid parameter] …'),
		failed('a picture in the prompt that Midjourney cannot load', '[Invalid link]'),
		failed('any other prompt that Midjourney does not take', '[Invalid prompt]'),
		failed('anything else, mostly trouble at Midjourney', '[Internal error]'),
	],
	timedOut: [
		{ when: 'not finished after Max Wait', node: () => picture('A cat __60s__') },
		{
			when: 'the same, and TTAPI could not be asked in the end',
			switches: { fetchFault: { kind: '500' } },
			node: () => picture('A cat __60s__'),
		},
		{
			when: 'not announced at the deadline of Wait by Callback',
			node: () => ({
				parameters: { ...picture('A cat __60s__').parameters, waitMode: 'callback' },
			}),
			onError: 'continueErrorOutput',
		},
	],
	stopped: [
		{
			when: 'the execution was stopped before the turn of the item',
			switches: { maxQueue: 0 },
			node: () => picture('A cat', { maxWait: 60 }),
			meanwhile: async (ttapi, stop) => {
				while (!isRefused(ttapi)) await sleep(20);
				stop();
			},
		},
	],
};
