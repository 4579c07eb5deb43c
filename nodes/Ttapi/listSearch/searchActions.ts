import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ACTIONS, insteadOf, labelOfAction } from '../job/actions';
import { textOf } from '../job/json';
import { isJobId } from '../job/readJob';
import { lookUp } from '../lookUp';
import { connect } from '../transport';

/**
 * What can be done with the chosen job: what it offers itself where that is known, else everything that
 * TTAPI is known to take.
 *
 * @param filter only actions that hold this text
 */
export async function searchActions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.trim().toLowerCase();
	const results = (await offered(this))
		.map((value) => ({ name: labelOfAction(value), value }))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted));
	return { results };
}

async function offered(context: ILoadOptionsFunctions): Promise<string[]> {
	const all = ACTIONS.map(({ value }) => value);
	const jobId = textOf(context.getCurrentNodeParameter('jobId', { extractValue: true }));
	// An expression that only an execution can resolve is no id.
	if (jobId === undefined || !isJobId(jobId)) return all;
	try {
		const { send } = await connect(context);
		const outcome = await lookUp(send)({ jobId, family: 'midjourney' });
		const components = outcome.kind === 'job' ? outcome.job.components : [];
		const actions = components.filter((component) => insteadOf(component) === undefined);
		return actions.length > 0 ? actions : all;
	} catch {
		// Without a usable credential nothing is known of the job.
		return all;
	}
}
