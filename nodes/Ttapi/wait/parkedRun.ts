import type { BatchPorts } from './batch';
import type { Clock } from './clock';
import type { JobHandle } from '../job/submission';
import type { Destination } from '../pictures/delivery';
import { jobIdOf, type Outcome } from './outcome';
import { GRACE_SECONDS } from './settle';
import { lookAt, sweep, type Swept } from './sweep';

/** A run that waits for callbacks, as it stood when it was parked. Plain data: n8n stores it as JSON. */
export interface ParkedState {
	/** Milliseconds since 1970. */
	parkedMs: number;
	outcomes: Outcome[];
	/** Where each outcome goes. */
	destinations: Destination[];
}

/** What becomes of a parked run after a callback. */
export type Hearing =
	/** It stays parked. */
	| { kind: 'stay' }
	/** It stays parked, and TTAPI should call again: it could not be asked. */
	| { kind: 'askAgain'; why: string }
	/** Everything is known: the workflow goes on with these. */
	| { kind: 'resume'; outcomes: Outcome[]; destinations: Destination[] };

/** Never looks at the same unfinished job more often than this. */
const SHORTEST_GAP_MS = 1000;

/** How long a look waits after a rate limit that names no time, and how long it waits at most. */
const SHORT_PAUSE_SECONDS = 1;
const LONG_PAUSE_SECONDS = 5;

/** A resume that n8n has not carried out after this long is offered again. */
const RESUME_TAKES_MS = 10_000;

/**
 * What one process knows of a parked run. A callback is only a reason to look, one look is under way at
 * a time, and what is finished is remembered, so that N callbacks cost N requests and a few more. All of
 * it is an economy: a process that knows nothing finds everything out again.
 */
export class ParkedRun {
	private readonly outcomes: Outcome[];

	/** Jobs that callbacks spoke of since the last look. */
	private readonly told = new Set<string>();

	/** Where the last sweep ended: most likely still unfinished, so the next one begins there. */
	private last: { jobId: string; seenMs: number } | undefined;

	private looking = false;

	private wake: AbortController | undefined;

	private resumedMs = 0;

	constructor(
		private readonly state: ParkedState,
		private readonly clock: Clock,
	) {
		this.outcomes = [...state.outcomes];
	}

	/** Whether a job is one of this run. */
	has(jobId: string): boolean {
		return this.state.outcomes.some((outcome) => jobIdOf(outcome) === jobId);
	}

	/**
	 * Hears a callback about one of its jobs. While a look is under way nothing but memory is touched: that
	 * look goes round once more for it.
	 */
	async hear(jobId: string, connect: () => Promise<BatchPorts['fetch']>): Promise<Hearing> {
		if (this.clock.now() - this.resumedMs < RESUME_TAKES_MS) return { kind: 'stay' };
		this.told.add(jobId);
		if (this.looking) {
			this.wake?.abort();
			return { kind: 'stay' };
		}
		this.looking = true;
		try {
			const why = await this.look(this.patient(await connect()));
			if (this.open().length > 0)
				return why === undefined ? { kind: 'stay' } : { kind: 'askAgain', why };
			this.resumedMs = this.clock.now();
			return { kind: 'resume', outcomes: this.outcomes, destinations: this.state.destinations };
		} finally {
			this.looking = false;
		}
	}

	/**
	 * A look that a rate limit refuses is tried once more: TTAPI would notify three times within the same moment, and
	 * then never again.
	 */
	private patient(fetch: BatchPorts['fetch']): BatchPorts['fetch'] {
		return async (handle) => {
			const look = await fetch(handle);
			if (look.kind !== 'later' || look.rateLimited !== true) return look;
			const seconds = Math.min(look.retryAfterSeconds ?? SHORT_PAUSE_SECONDS, LONG_PAUSE_SECONDS);
			await this.clock.sleep(seconds);
			return await fetch(handle);
		};
	}

	/** Looks until every callback is dealt with; gives why TTAPI could not be asked, if it could not. */
	private async look(fetch: BatchPorts['fetch']): Promise<string | undefined> {
		let trouble: string | undefined;
		while (this.told.size > 0 && this.open().length > 0) {
			const before = this.open();
			const told = before.filter(({ jobId }) => this.told.has(jobId));
			const heardOfTheDone = [...this.told].some((id) => !before.some(({ jobId }) => jobId === id));
			this.told.clear();
			const swept: Swept = { settled: new Map() };
			await lookAt(told, fetch, this.grace(), swept);
			trouble = this.learn(swept);
			// A callback that TTAPI does not bear out is no reason to look any further.
			if (swept.settled.size === 0 && !heardOfTheDone) continue;
			await this.rest();
			if (this.told.size === 0) trouble ??= this.learn(await this.sweepTheRest(fetch));
		}
		return trouble;
	}

	/** A callback may have been lost, so the others are looked at as well, until one is not finished. */
	private async sweepTheRest(fetch: BatchPorts['fetch']): Promise<Swept> {
		const isLast = ({ jobId }: JobHandle) => jobId === this.last?.jobId;
		const open = this.open();
		const order = [...open.filter(isLast), ...open.filter((handle) => !isLast(handle))];
		return await sweep(order, fetch, this.grace());
	}

	/** Waits until the last unfinished job may be looked at again, or a callback comes. */
	private async rest(): Promise<void> {
		const last = this.last;
		if (last === undefined || !this.open().some(({ jobId }) => jobId === last.jobId)) return;
		const seconds = (last.seenMs + SHORTEST_GAP_MS - this.clock.now()) / 1000;
		if (seconds <= 0 || this.told.size > 0) return;
		this.wake = new AbortController();
		await this.clock.sleep(seconds, this.wake.signal);
		this.wake = undefined;
	}

	private learn({ settled, unfinished, trouble }: Swept): string | undefined {
		this.outcomes.forEach((outcome, index) => {
			const news = outcome.kind === 'open' ? settled.get(outcome.handle.jobId) : undefined;
			if (news !== undefined) this.outcomes[index] = news;
		});
		if (unfinished) this.last = { jobId: unfinished.job.jobId, seenMs: this.clock.now() };
		return trouble;
	}

	private open(): JobHandle[] {
		return this.outcomes.flatMap((outcome) => (outcome.kind === 'open' ? [outcome.handle] : []));
	}

	private grace(): boolean {
		return this.clock.now() - this.state.parkedMs < GRACE_SECONDS * 1000;
	}
}
