import type { IBinaryKeyData, INodeExecutionData } from 'n8n-workflow';
import type { Job } from '../job/job';
import { outputItems } from '../output';
import { inLanes } from '../wait/lanes';
import type { Outcome } from '../wait/outcome';
import type { Delivery, Destination } from './delivery';
import { download, type Downloaded } from './download';
import { filesOf, type JobFile } from './files';
import type { FileContext } from './remoteFile';

/** Files under way at a time. */
const AT_A_TIME = 4;

/** One file that is wanted, and what came of it. */
interface Order {
	file: JobFile;
	delivery: Delivery;
	downloaded?: Downloaded;
}

/**
 * The output items of a run, in the order of its outcomes, with the files that are wanted in binary fields. A
 * file that cannot be had costs nothing but itself: the item says so in `downloadError` and keeps its link. An item
 * that passes through keeps its binary fields, but for those that are filled anew.
 *
 * @param cancelled aborted when the user stops the execution: nothing is downloaded any more
 */
export async function deliver(
	context: FileContext,
	outcomes: readonly Outcome[],
	destinations: readonly Destination[],
	cancelled?: AbortSignal,
): Promise<INodeExecutionData[]> {
	const orders = outcomes.map((outcome, index) => ordersOf(outcome, destinations[index]));
	await carryOut(context, orders.flat(), cancelled);
	return outcomes.flatMap((outcome, index) => {
		const { itemIndex, delivery, kept } = destinations[index];
		const job = jobOf(outcome);
		const items =
			job === undefined || delivery === undefined
				? outputItems(outcome, itemIndex)
				: itemsOf(job, delivery, orders[index], itemIndex);
		// An item for each picture is none that passes through, nor is an error about it.
		if (kept === undefined || delivery?.onePerPicture || outcome.kind === 'failed') return items;
		return [{ ...items[0], binary: { ...kept, ...items[0].binary } }];
	});
}

/** The job of an outcome, as far as it is known; of what failed there is none to deliver. */
export function jobOf(outcome: Outcome): Job | undefined {
	return outcome.kind === 'done' || outcome.kind === 'open' ? outcome.job : undefined;
}

function ordersOf(outcome: Outcome, { delivery }: Destination): Order[] {
	const job = jobOf(outcome);
	if (job === undefined || delivery === undefined) return [];
	return filesOf(job, delivery).map((file) => ({ file, delivery }));
}

async function carryOut(
	context: FileContext,
	orders: readonly Order[],
	cancelled?: AbortSignal,
): Promise<void> {
	const wanted = orders.filter(({ delivery }) => delivery.download !== 'none');
	await inLanes(wanted, AT_A_TIME, async (order) => {
		if (cancelled?.aborted) return;
		const { file, delivery } = order;
		order.downloaded = await download(context, file.url, delivery.maxBytes, cancelled);
	});
}

function itemsOf(
	job: Job,
	{ onePerPicture }: Delivery,
	orders: readonly Order[],
	itemIndex: number,
): INodeExecutionData[] {
	const pairedItem = { item: itemIndex };
	if (!onePerPicture || orders.length === 0) return [{ ...filled(job, orders), pairedItem }];
	return orders.map((order) => {
		const { json, binary } = filled(job, [order]);
		return { json: { ...json, pictureUrl: order.file.url }, binary, pairedItem };
	});
}

function filled(job: Job, orders: readonly Order[]): { json: Job; binary?: IBinaryKeyData } {
	const binary: IBinaryKeyData = {};
	const errors: string[] = [];
	for (const { file, downloaded } of orders) {
		if (downloaded?.kind === 'stored') binary[file.field] = downloaded.binary;
		if (downloaded?.kind === 'failed') errors.push(messageOf(file, downloaded.why));
	}
	const json = errors.length === 0 ? job : { ...job, downloadError: errors.join('\n') };
	return Object.keys(binary).length === 0 ? { json } : { json, binary };
}

function messageOf({ url }: JobFile, why: string): string {
	return `The file ${url} could not be downloaded: ${why}. The job itself is complete: get it anew with Job > Get and Download. TTAPI keeps files for about a month.`;
}
