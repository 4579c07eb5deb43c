import type { INodeExecutionData } from 'n8n-workflow';
import { findOperation } from '../../nodes/Ttapi/operations';
import type { FreeCase } from './freeCase';
import type { FreeRan, FreeScenario } from './runFree';
import type { Ran } from './runSubmit';
import type { ScenarioName } from './scenarios';
import type { JobJson, SubmitCase } from './submitCase';

/** One row of the table of operations; every cell but the first is computed from what happened. */
export interface OperationRow {
	operation: string;
	request: string;
	poll: string;
	callback: string;
	none: string;
	batch: string;
	failure: string;
	continued: string;
}

/** What does not apply to an operation. */
const NONE = '—';

export function submitRow(one: SubmitCase, ran: (name: ScenarioName) => Ran): OperationRow {
	const { parked, end } = ran('callback');
	return {
		operation: nameOf(one),
		request: `${requestOf(ran('minimal'))}; with everything set: ${fieldsOf(ran('everything'))}`,
		poll: itemsOf(ran('poll').end.outputs),
		callback: `${parked ? 'parked, resumed' : 'not parked'}: ${itemsOf(end.outputs)}`,
		none: `${itemsOf(ran('minimal').end.outputs)}; ${looksIn(ran('minimal'))} looks`,
		batch: batchOf(ran('batch').end.outputs, hookOrder(ran('batch'))),
		failure: brief(ran('failure').end.error?.message),
		continued: continuedOf(ran('continued').end.outputs),
	};
}

export function freeRow(one: FreeCase, ran: (name: FreeScenario) => FreeRan): OperationRow {
	const due = ran('batch').items.flatMap(({ output }, item) => output.map(() => item));
	return {
		operation: nameOf(one),
		request: freeRequestsOf(ran('batch')),
		poll: one.waits ? itemsOf(ran('one').end.outputs) : NONE,
		callback: NONE,
		none: NONE,
		batch: batchOf(ran('batch').end.outputs, due),
		failure: brief(ran('failure').end.error?.message),
		continued: continuedOf(ran('continued').end.outputs),
	};
}

function nameOf({ resource, operation }: SubmitCase | FreeCase): string {
	const name = findOperation(resource, operation)?.option.name ?? operation;
	return `${resource[0].toUpperCase()}${resource.slice(1)} > ${name} (\`${operation}\`)`;
}

function requestOf(ran: Ran): string {
	const { method, path } = submitsIn(ran)[0];
	return `${method} \`${path}\`: ${fieldsOf(ran)}`;
}

function fieldsOf(ran: Ran): string {
	return Object.keys(Object(submitsIn(ran)[0].body)).join(', ');
}

/** The requests that start jobs. */
export function submitsIn({ requests }: Ran) {
	return requests.filter(({ method, kind }) => method === 'POST' && kind === 'api');
}

function looksIn({ requests }: Ran): number {
	return requests.filter(({ method, kind }) => method === 'GET' && kind === 'api').length;
}

function freeRequestsOf({ requests }: FreeRan): string {
	const shapes = requests.map(({ method, path, query, body }) => {
		const fields = Object.keys(method === 'GET' ? query : Object(body));
		return `${method} \`${path}\`${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`;
	});
	return [...new Set(shapes)].join('; ');
}

/** Of each job that came out, the number of its input item, told by the address that TTAPI was given for it. */
function hookOrder({ end }: Ran): number[] {
	return end.json.map(({ hookUrl }) => Number(String(hookUrl).split('-').at(-1)));
}

/** @param order of each item that came out, the number of the input item that it belongs to */
function batchOf(outputs: readonly INodeExecutionData[][], order: readonly number[]): string {
	const items = outputs.flat();
	const inOrder =
		order.length === items.length && order.every((n, i) => i === 0 || n >= order[i - 1]);
	const paired = items.every(({ pairedItem }, index) => Object(pairedItem).item === order[index]);
	return `${itemsOf(outputs)}; ${inOrder ? 'in order' : 'NOT IN ORDER'}, ${paired ? 'paired' : 'NOT PAIRED'}`;
}

/** What the items hold, equal ones counted. */
function itemsOf(outputs: readonly INodeExecutionData[][]): string {
	const counts = new Map<string, number>();
	for (const { json } of outputs.flat()) {
		const what = resultOf(json);
		counts.set(what, (counts.get(what) ?? 0) + 1);
	}
	const named = [...counts].map(([what, count]) => (count === 1 ? what : `${count} × ${what}`));
	return named.join('; ') || 'nothing';
}

/** A job by its status and what is in it; anything else by its fields. */
function resultOf(json: JobJson): string {
	if (typeof json.jobId !== 'string') return Object.keys(json).join(', ');
	const filled = ['cdnImage', 'seed'].filter((field) => typeof json[field] === 'string');
	const lists = ['images', 'videos', 'prompts', 'components'].flatMap((field) => {
		const list = json[field];
		return Array.isArray(list) && list.length > 0 ? [`${list.length} ${field}`] : [];
	});
	const parts = [...filled, ...lists];
	return parts.length === 0 ? String(json.status) : `${String(json.status)} (${parts.join(', ')})`;
}

/** The first sentence, without job ids. */
function brief(message = 'NO ERROR'): string {
	const [sentence] = message.split(/(?<=[.!?]"?) /);
	return `“${sentence.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').replace(/\.$/, '')}”`;
}

/** The items as n8n routes them: what there is beside the error, by its fields. */
function continuedOf(outputs: readonly INodeExecutionData[][]): string {
	const [failed] = outputs.flat().filter(({ json }) => 'error' in json);
	if (failed === undefined) return 'NO ERROR ITEM';
	const fields = Object.entries(failed.json).map(([name, value]) =>
		name === 'details' ? `details: { ${Object.keys(Object(value)).join(', ')} }` : name,
	);
	return `{ ${fields.join(', ')} }`;
}
