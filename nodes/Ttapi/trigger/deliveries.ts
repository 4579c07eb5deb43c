/*
 * Guards against starting a workflow twice for one job and status. TTAPI delivers up to three times, and
 * n8n gives every webhook call its own copy of the static data, which it saves whole: a note there does
 * not stop a second delivery in the same instant. So the memory of this process decides, and the static
 * data carries it over a restart.
 */
import { isJsonObject, textOf } from '../job/json';
import type { Verdict } from './verdict';

/** Deliveries remembered of one trigger, in memory and in static data; about 45 bytes each. */
const DELIVERIES = 500;

/** Triggers remembered at a time; the one that was called longest ago is forgotten first. */
const TRIGGERS = 500;

/** The static data of a trigger node, as n8n hands it out for one call. */
export interface StaticData {
	[key: string]: unknown;
}

interface Trigger {
	done: Set<string>;
	underWay: Map<string, Promise<Verdict>>;
}

export class Deliveries {
	private readonly triggers = new Map<string, Trigger>();

	/**
	 * Lets `decide` decide about a delivery unless the same one has started the workflow already, and lets
	 * only one at a time decide. A delivery that comes meanwhile waits: when the first one did not start
	 * the workflow, it has its own turn, since TTAPI may have changed its mind in between.
	 *
	 * @param trigger names the node in this n8n
	 * @param delivery names the job and its status
	 */
	async once(
		trigger: string,
		delivery: string,
		staticData: StaticData,
		decide: () => Promise<Verdict>,
	): Promise<Verdict> {
		const { done, underWay } = this.recall(trigger, staticData);
		for (;;) {
			if (done.has(delivery)) return { kind: 'ignore', why: 'this delivery was handled before' };
			const other = underWay.get(delivery);
			if (other === undefined) break;
			await other.catch(() => undefined);
		}
		const deciding = decide();
		underWay.set(delivery, deciding);
		try {
			const verdict = await deciding;
			if (verdict.kind === 'start') {
				done.add(delivery);
				forgetOldest(done, DELIVERIES);
				staticData.deliveries = [...done];
			}
			return verdict;
		} finally {
			underWay.delete(delivery);
		}
	}

	private recall(name: string, staticData: StaticData): Trigger {
		const trigger = this.triggers.get(name) ?? { done: new Set(), underWay: new Map() };
		this.triggers.delete(name);
		this.triggers.set(name, trigger);
		forgetOldest(this.triggers, TRIGGERS);
		// What this process knows counts as newer: the copy of the static data may be an outdated one.
		const known = [...trigger.done];
		trigger.done.clear();
		for (const delivery of [...storedIn(staticData), ...known]) trigger.done.add(delivery);
		forgetOldest(trigger.done, DELIVERIES);
		return trigger;
	}
}

function storedIn(staticData: StaticData): string[] {
	const stored = isJsonObject(staticData) ? staticData.deliveries : undefined;
	if (!Array.isArray(stored)) return [];
	return stored.map(textOf).filter((delivery) => delivery !== undefined);
}

/** Forgets the oldest entries until there are no more than `most`. */
function forgetOldest(collection: Set<string> | Map<string, unknown>, most: number): void {
	for (const oldest of collection.keys()) {
		if (collection.size <= most) return;
		collection.delete(oldest);
	}
}
