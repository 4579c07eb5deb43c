import type { INodeProperties } from 'n8n-workflow';
import { failure } from '../../job/failure';
import { JOB_STATUSES, type Job, type JobStatus } from '../../job/job';
import { isJsonObject } from '../../job/json';
import { readMessage, readStatus } from '../../job/readJob';
import { readJobList } from '../../job/readList';
import { refusal } from '../../job/refusal';
import type { Question, Read } from '../../wait/ask';
import type { AskOperation } from '../operation';
import { BadParameter, type Parameters } from '../parameters';

/** As many as TTAPI gives at once (ttapi-api.md 3.14). */
const PAGE = 100;

/** TTAPI's own limit where none is asked for: a page that is shorter is the last one, whatever its limit may be. */
const SHORT_PAGE = 10;

/** An end also for a list that never ends. */
const MOST_PAGES = 1000;

const properties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				options: [
					{ name: 'Failed', value: 'FAILED' },
					{ name: 'Finished', value: 'SUCCESS' },
					{ name: 'Running', value: 'ON_QUEUE' },
					{ name: 'Waiting', value: 'PENDING_QUEUE' },
				],
				default: [],
				description: 'Only jobs in one of these states; in any state when empty',
			},
		],
	},
];

/** `GET /midjourney/v1/fetch-list`: the jobs of the account, free of charge. */
export const getMany: AskOperation = {
	kind: 'ask',
	resource: 'job',
	option: {
		name: 'Get Many',
		value: 'getMany',
		action: 'Get many jobs',
		description: 'List the jobs of the account, the newest first, free of charge',
	},
	properties,
	question: (parameters) => {
		const limit = readLimit(parameters);
		const statuses = readStatuses(parameters);
		return async (read) => await list(statuses, limit, read);
	},
};

/** TTAPI lists the jobs of one status at a time. */
async function list(
	statuses: readonly JobStatus[],
	limit: number,
	read: Read,
): ReturnType<Question> {
	const jobs = new Map<string, Job>();
	const asked = Math.min(PAGE, limit);
	for (const status of statuses) {
		let whole = Math.min(asked, SHORT_PAGE);
		for (let page = 1; page <= MOST_PAGES && jobs.size < limit; page++) {
			const found = await readPage(status, page, asked, read);
			if (found.kind === 'failed') return found;
			const before = jobs.size;
			// Jobs that come in meanwhile push others to the next page, where they come up again.
			for (const job of found.jobs) jobs.set(job.jobId, jobs.get(job.jobId) ?? job);
			if (found.entries < whole || jobs.size === before) break;
			// TTAPI may give less at once than it is asked for: then the first page tells how much that is.
			whole = found.entries;
		}
	}
	return { kind: 'answered', items: [...jobs.values()].slice(0, limit) };
}

async function readPage(status: JobStatus, page: number, limit: number, read: Read) {
	const query = { page: String(page), limit: String(limit), status, order: 'desc' };
	const reading = await read({ method: 'GET', path: '/midjourney/v1/fetch-list', query });
	if (reading.kind === 'failed') return reading;
	const { httpStatus, body } = reading.answer;
	const isRefused = isJsonObject(body) && readStatus(body.status) === 'FAILED';
	if (httpStatus >= 300 || isRefused) {
		return { kind: 'failed' as const, failure: refusal(httpStatus, readMessage(body)) };
	}
	const jobList = readJobList(body, status);
	if (jobList !== undefined) return { kind: 'list' as const, ...jobList };
	const happened = 'TTAPI answered with a list of jobs that could not be understood';
	const toDo = 'Look for the jobs in the dashboard of TTAPI, or get them by ID with Job > Get';
	return { kind: 'failed' as const, failure: failure('refused', happened, toDo, { httpStatus }) };
}

function readLimit(parameters: Parameters): number {
	if (parameters.flag('returnAll')) return Infinity;
	const limits = { least: 1, most: PAGE * MOST_PAGES, unit: 'jobs' };
	return parameters.number('limit', 'Limit', limits, true) ?? 50;
}

/** Unfinished ones first: those are what one looks for after something has gone wrong. */
function readStatuses(parameters: Parameters): readonly JobStatus[] {
	const { status } = parameters.collection('filters');
	const wanted = Array.isArray(status) ? status : status ? [status] : [];
	const wrong = wanted.find((entry) => !JOB_STATUSES.some((known) => known === entry));
	if (wrong !== undefined) {
		const complaint = `has the unknown value ${JSON.stringify(wrong)}`;
		const toDo = `Choose one of ${JOB_STATUSES.join(', ')}`;
		throw new BadParameter('status', 'Status', complaint, toDo);
	}
	return wanted.length === 0
		? JOB_STATUSES
		: JOB_STATUSES.filter((known) => wanted.some((entry) => entry === known));
}
