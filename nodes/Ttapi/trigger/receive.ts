import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { jobClient } from '../client';
import { JOB_STATUSES, type Job } from '../job/job';
import { isJsonObject, textOf } from '../job/json';
import { connect } from '../transport';
import { readDelivery } from '../operations/fields/download';
import { Parameters } from '../operations/parameters';
import { deliver } from '../pictures/deliver';
import type { Delivery } from '../pictures/delivery';
import { systemClock } from '../wait/clock';
import { Deliveries } from './deliveries';
import { readNotice } from '../job/notice';
import { confirm, HTTP_STATUS, isBehind, sift, type Filter, type Verdict } from './verdict';

/** A callback may overtake TTAPI's own records: one that speaks of a running job is checked once more after this. */
const SECOND_LOOK_SECONDS = 1;

const deliveries = new Deliveries();

/** One call of the trigger's URL: what is done about it, and the HTTP answer. Never throws. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const verdict = await judge(context);
	if (verdict.kind === 'start') return await start(context, verdict.job);
	const { kind, why } = verdict;
	if (kind === 'askAgain') context.logger.warn(`A TTAPI callback could not be confirmed: ${why}`);
	// What went wrong on this side is for the log alone.
	const message = kind === 'askAgain' ? 'TTAPI could not be asked; notify again' : why;
	context.getResponseObject().status(HTTP_STATUS[kind]).json({ message });
	return { noWebhookResponse: true };
}

/** Files are fetched after the answer: they take longer than TTAPI waits for one. */
async function start(context: IWebhookFunctions, job: Job): Promise<IWebhookResponseData> {
	const files = filesWanted(context);
	if (files.kind === 'none') return { workflowData: [[{ json: job }]] };
	if (files.kind === 'badOption') {
		return { workflowData: [[{ json: { ...job, downloadError: files.why } }]] };
	}
	context.getResponseObject().status(200).json({ message: 'the workflow starts' });
	const destination = { itemIndex: 0, delivery: files.delivery };
	const items = await deliver(context, [{ kind: 'done', job }], [destination]);
	const started = items.map(({ json, binary }) => ({ json, ...(binary && { binary }) }));
	return { workflowData: [started], noWebhookResponse: true };
}

/**
 * What the options say of files. Links that only the caller vouches for are not followed: anybody could have
 * n8n ask any address.
 */
function filesWanted(
	context: IWebhookFunctions,
): { kind: 'none' } | { kind: 'badOption'; why: string } | { kind: 'some'; delivery: Delivery } {
	try {
		const options: unknown = context.getNodeParameter('options', {});
		const delivery = readDelivery(new Parameters((name) => (name === 'options' ? options : null)));
		if (delivery === undefined) return { kind: 'none' };
		const isConfirmed = context.getNodeParameter('verify') !== false;
		const download = isConfirmed ? delivery.download : 'none';
		return { kind: 'some', delivery: { ...delivery, download } };
	} catch (error) {
		return { kind: 'badOption', why: error instanceof Error ? error.message : String(error) };
	}
}

async function judge(context: IWebhookFunctions): Promise<Verdict> {
	const notice = readNotice(context.getBodyData());
	if (notice.kind === 'noJob') return { kind: 'reject', why: 'the body names no job' };
	if (notice.kind === 'unfinished') return { kind: 'ignore', why: 'the job is not finished' };

	const filter = readFilter(context);
	const { claimed } = notice;
	if (!filter.events.includes(claimed.status)) return sift(claimed, filter);
	const decide = async () =>
		context.getNodeParameter('verify') === false
			? sift(claimed, filter)
			: await ask(context, claimed, filter);
	// While the user tries the trigger out, the same callback may come as often as they like.
	if (context.getMode() === 'manual') return await decide();
	const trigger = `${context.getWorkflow().id}/${context.getNode().id}`;
	const delivery = `${notice.jobId.toLowerCase()}:${claimed.status}`;
	return await deliveries.once(trigger, delivery, context.getWorkflowStaticData('node'), decide);
}

async function ask(context: IWebhookFunctions, claimed: Job, filter: Filter): Promise<Verdict> {
	try {
		const { fetch } = jobClient(await connect(context));
		const handle = { jobId: claimed.jobId, family: 'unknown' } as const;
		let outcome = await fetch(handle);
		if (isBehind(outcome)) {
			await systemClock.sleep(SECOND_LOOK_SECONDS);
			outcome = await fetch(handle);
		}
		return confirm(claimed, outcome, filter);
	} catch (error) {
		// No credential, or one that cannot be used: the caller learns nothing of it, the log does.
		return {
			kind: 'askAgain',
			why: error instanceof Error ? error.message : 'TTAPI cannot be asked',
		};
	}
}

function readFilter(context: IWebhookFunctions): Filter {
	const events = listOf(context.getNodeParameter('events'));
	const options: unknown = context.getNodeParameter('options', {});
	return {
		events: JOB_STATUSES.filter((status) => events.includes(status)),
		actions: isJsonObject(options) ? listOf(options.actions) : [],
	};
}

/** The entries of a list; an expression may also give them as a text with commas. */
function listOf(value: unknown): string[] {
	const entries = Array.isArray(value) ? value : (textOf(value)?.split(',') ?? []);
	return entries.map(textOf).filter((entry) => entry !== undefined);
}
