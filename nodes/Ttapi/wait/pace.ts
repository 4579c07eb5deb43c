import type { Clock } from './clock';

/** Never more looks a second than this, however many jobs a batch watches. */
const LOOKS_PER_SECOND = 5;

/** After a pause asked for by TTAPI, the requests come back over this many seconds, not all at once. */
const SPREAD_SECONDS = 0.5;

/** The speed of all requests of one batch: it spaces the looks, and holds everything while TTAPI asks for a pause. */
export class Pace {
	private nextLookMs = 0;

	private heldUntilMs = 0;

	constructor(
		private readonly clock: Clock,
		private readonly signal: AbortSignal,
	) {}

	/** TTAPI asked for a pause of so many seconds: nothing of this batch is sent until it is over or a patience ends. */
	hold(seconds: number): void {
		this.heldUntilMs = Math.max(this.heldUntilMs, this.clock.now() + seconds * 1000);
	}

	/**
	 * Resolves when a submit may be sent.
	 *
	 * @param patientUntilMs milliseconds since 1970 when a pause that TTAPI asked for is not waited for any
	 * longer: what is then sent is the last try
	 */
	async beforeSubmit(patientUntilMs: number): Promise<void> {
		await this.whileHeld(patientUntilMs);
	}

	/** Resolves when a look may be sent, or when `leave` is aborted; `patientUntilMs` as for a submit. */
	async beforeLook(patientUntilMs: number, leave = this.signal): Promise<void> {
		await this.whileHeld(patientUntilMs, leave);
		const turnMs = Math.max(this.clock.now(), this.nextLookMs);
		this.nextLookMs = turnMs + 1000 / LOOKS_PER_SECOND;
		await this.sleepUntil(turnMs, leave);
	}

	private async whileHeld(patientUntilMs: number, leave = this.signal): Promise<void> {
		const waits = () => Math.min(this.heldUntilMs, patientUntilMs) > this.clock.now();
		while (waits() && !leave.aborted) {
			const backMs = this.heldUntilMs + Math.random() * SPREAD_SECONDS * 1000;
			await this.sleepUntil(Math.min(backMs, patientUntilMs), leave);
		}
	}

	private async sleepUntil(atMs: number, leave: AbortSignal): Promise<void> {
		const seconds = (atMs - this.clock.now()) / 1000;
		if (seconds > 0) await this.clock.sleep(seconds, leave);
	}
}
