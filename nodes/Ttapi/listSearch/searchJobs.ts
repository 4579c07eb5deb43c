import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { nameOfAction } from '../job/actions';
import type { Job } from '../job/job';
import { isJsonObject } from '../job/json';
import { readMessage, readStatus } from '../job/readJob';
import { readJobList } from '../job/readList';
import { refusal } from '../job/refusal';
import { nodeError } from '../output';
import { connect } from '../transport';

const PAGE = 50;

const TIMEOUT_SECONDS = 20;

/** As much as a line of the list shows beside the rest of a name. */
const LONGEST_PROMPT = 40;

/** Digits of an id: enough to tell the jobs of an account apart. */
const SHORT_ID = 8;

/**
 * The finished jobs of the account, the newest first, for the list in the editor.
 *
 * @param filter only jobs whose prompt, action or id holds this text
 * @param page the page to go on with, counted from 1
 * @throws NodeApiError when TTAPI does not answer with a list
 */
export async function searchJobs(
	this: ILoadOptionsFunctions,
	filter = '',
	page = '1',
): Promise<INodeListSearchResult> {
	const { send } = await connect(this);
	const query = { page, limit: String(PAGE), status: 'SUCCESS', order: 'desc' };
	const reply = await send({
		method: 'GET',
		path: '/midjourney/v1/fetch-list',
		query,
		timeoutSeconds: TIMEOUT_SECONDS,
	});
	if (reply.kind === 'noAnswer') {
		const message = `TTAPI could not be reached (${reply.reason}). Enter the job ID instead.`;
		throw nodeError(this.getNode(), { kind: 'unreachable', message }, 0);
	}
	const { httpStatus, body } = reply;
	const isRefused = isJsonObject(body) && readStatus(body.status) === 'FAILED';
	const list = httpStatus >= 300 || isRefused ? undefined : readJobList(body, 'SUCCESS');
	if (list === undefined) {
		throw nodeError(this.getNode(), refusal(httpStatus, readMessage(body)), 0);
	}
	const results = list.jobs.map(listed).filter(({ name, value }) => {
		return `${name} ${value}`.toLowerCase().includes(filter.trim().toLowerCase());
	});
	const more = list.entries < PAGE ? {} : { paginationToken: String(Number(page) + 1) };
	return { results, ...more };
}

function listed({ jobId, prompt, action, cdnImage }: Job): INodeListSearchItems {
	const shown = (prompt ?? 'No prompt').replace(/\s+/g, ' ');
	const text = shown.length > LONGEST_PROMPT ? `${shown.slice(0, LONGEST_PROMPT - 1)}…` : shown;
	const kind = action === null || action === 'imagine' ? '' : ` (${nameOfAction(action)})`;
	// Many jobs have the same prompt, and the list of TTAPI knows no time (ttapi-api.md 3.14).
	const name = `${text}${kind} · ${jobId.slice(0, SHORT_ID)}`;
	return { name, value: jobId, ...(cdnImage !== null && { url: cdnImage }) };
}
