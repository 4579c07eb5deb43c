import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/ttapi';
import { doubled, kept, sentTo, type Readable } from './checks';

/** One row of the table of faults; every cell but the first two is computed from what happened. */
export interface FaultRow {
	fault: string;
	waitMode: string;
	submits: string;
	looks: string;
	cameOut: string;
	noSubmitDoubled: string;
	noJobIdLost: string;
}

/** What came out of the node in the end. */
export interface CameOut {
	/** In a word: the workflow went on at once, was resumed by a callback, or at the deadline. */
	how: string;
	items: ReadonlyArray<INodeExecutionData['json']>;
	error?: string;
}

/** @param readable at the end, and at every moment in between at which n8n could have been the only one to know */
export function rowOf(
	fault: string,
	waitMode: string,
	ttapi: Sandbox,
	prompts: readonly string[],
	cameOut: CameOut,
	readable: readonly Readable[],
): FaultRow {
	const { submits, accepted, refused, looks } = sentTo(ttapi);
	const unread = submits - accepted - refused;
	const twice = doubled(ttapi, prompts);
	const keeps = readable.map((texts) => kept(ttapi, texts));
	const lost = keeps.flatMap((keep) => keep.lost);
	const last = keeps[keeps.length - 1];
	const where = Object.entries({ ...last.places, 'never told (said so)': last.untold })
		.filter(([, count]) => count > 0)
		.map(([place, count]) => `${count} ${PLACES[place] ?? place}`);
	return {
		fault,
		waitMode,
		submits: `${accepted} accepted, ${refused} refused${unread > 0 ? `, ${unread} lost` : ''}`,
		looks: String(looks),
		cameOut: describe(cameOut),
		noSubmitDoubled: twice.length === 0 ? 'yes' : `NO: ${twice.join(', ')}`,
		noJobIdLost: lost.length === 0 ? `yes: ${where.join(', ') || 'no job'}` : `NO: ${lost.length}`,
	};
}

const PLACES: Readonly<Record<string, string>> = {
	items: 'in the items',
	error: 'in the error',
	parked: 'in the parked execution',
	log: "in n8n's log",
};

/** The status of the item's job, or the kind of its failure. */
export function kindOf(json: INodeExecutionData['json']): string {
	if ('error' in json) return String(Object(json.details).kind);
	return json.timedOut === true ? 'timedOut' : String(json.status);
}

function describe({ how, items, error }: CameOut): string {
	if (error !== undefined) return `${how}: error “${brief(error)}”`;
	const counts = new Map<string, number>();
	for (const json of items) {
		const what = 'error' in json ? `${kindOf(json)} “${brief(String(json.error))}”` : kindOf(json);
		counts.set(what, (counts.get(what) ?? 0) + 1);
	}
	return `${how}: ${[...counts].map(([what, count]) => `${count} × ${what}`).join(', ') || 'nothing'}`;
}

/** The first sentence, without job ids. */
function brief(message: string): string {
	const [sentence] = message.split(/(?<=[.!?]"?) /);
	return sentence.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…').replace(/\.$/, '');
}
