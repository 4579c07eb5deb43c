import type { Failure } from '../job/failure';
import type { Clock } from './clock';

/** While the queue stays full and no job of the batch ends, one submit of the batch tries its luck this often. */
const PROBE_SECONDS = 5;

/**
 * Room in the job queue of the TTAPI account. After a "queue is full" the submits of a batch line up:
 * one goes for every job of the batch that ends, and one every few seconds, since jobs of others end too.
 * Without it, every waiting submit would be refused again and again.
 */
export class QueueRoom {
	private full = false;

	/** Jobs of the batch that ended while nobody was in line: places that the next ones may take. */
	private places = 0;

	/** Milliseconds since 1970 when the batch last got a job in or saw one end. */
	private movedMs: number;

	/** Milliseconds since 1970 when the next submit may try its luck. */
	private nextProbeMs = 0;

	private refusal: Failure | undefined;

	private readonly line: Array<() => void> = [];

	constructor(
		private readonly clock: Clock,
		private readonly signal: AbortSignal,
	) {
		this.movedMs = clock.now();
	}

	/** When the queue last moved for this batch: an item's patience counts from here. */
	get lastMovedMs(): number {
		return this.movedMs;
	}

	/** Why a submit of this batch was last not let in; it holds for those who gave up in line as well. */
	get lastRefusal(): Failure | undefined {
		return this.refusal;
	}

	/** TTAPI refused a submit because the queue is full. */
	refused(refusal: Failure): void {
		this.refusal = refusal;
		this.full = true;
		this.places = 0;
		this.nextProbeMs = this.clock.now() + PROBE_SECONDS * 1000;
	}

	/** TTAPI took a job of the batch. After a probe there may be more room than the batch knows of. */
	accepted(turn: Turn): void {
		this.movedMs = this.clock.now();
		if (turn !== 'probe') return;
		if (this.line.length === 0) this.full = false;
		this.callNext();
	}

	/** A job of the batch ended: there is room for one more. */
	jobEnded(): void {
		this.movedMs = this.clock.now();
		if (this.full && !this.callNext()) this.places++;
	}

	/**
	 * Resolves when a submit may be tried: at once unless the queue is known to be full.
	 *
	 * @param patientUntilMs when the item gives up, asked again whenever the queue has moved
	 */
	async enter(patientUntilMs: () => number): Promise<Turn> {
		if (!this.full) return 'free';
		if (this.places > 0) {
			this.places--;
			return 'free';
		}
		let called = false;
		let call: () => void = () => {};
		const turn = new Promise<void>((resolve) => {
			call = () => {
				called = true;
				resolve();
			};
		});
		this.line.push(call);
		while (!called && !this.signal.aborted) {
			const nowMs = this.clock.now();
			const leftSeconds = (patientUntilMs() - nowMs) / 1000;
			if (leftSeconds <= 0) return this.leave(call, 'gaveUp');
			if (this.line[0] === call && this.nextProbeMs <= nowMs) {
				// All who wait wake at this moment: the next of them has to wait again.
				this.nextProbeMs = nowMs + PROBE_SECONDS * 1000;
				return this.leave(call, 'probe');
			}
			const untilProbeSeconds = (this.nextProbeMs - nowMs) / 1000;
			const seconds = untilProbeSeconds > 0 ? untilProbeSeconds : PROBE_SECONDS;
			await Promise.race([turn, this.clock.sleep(Math.min(seconds, leftSeconds), this.signal)]);
		}
		return called ? 'probe' : this.leave(call, 'gaveUp');
	}

	private leave(call: () => void, turn: Turn): Turn {
		const place = this.line.indexOf(call);
		if (place >= 0) this.line.splice(place, 1);
		return turn;
	}

	private callNext(): boolean {
		const next = this.line.shift();
		next?.();
		return next !== undefined;
	}
}

/** How a submit came to be tried: the queue has room as far as known, it tries its luck, or it may not be. */
export type Turn = 'free' | 'probe' | 'gaveUp';
