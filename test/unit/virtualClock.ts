/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { setMaxListeners } from 'node:events';
import type { Clock } from '../../nodes/Ttapi/wait/clock';

interface Sleeper {
	wakesMs: number;
	wake: () => void;
}

const START_MS = Date.parse('2026-03-12T07:35:00Z');

/**
 * A clock that stands still while anything is being done and jumps to the next waking when all are
 * asleep, so that an hour passes in a moment and always in the same order. Sleepers who wake at the
 * same time wake one after another, as timers do.
 */
export class VirtualClock implements Clock {
	private nowMs = START_MS;

	private sleepers: Sleeper[] = [];

	now(): number {
		return this.nowMs;
	}

	/** Since the clock was made. */
	get seconds(): number {
		return (this.nowMs - START_MS) / 1000;
	}

	async sleep(seconds: number, signal?: AbortSignal): Promise<void> {
		if (signal?.aborted) return;
		await new Promise<void>((resolve) => {
			const sleeper: Sleeper = {
				wakesMs: this.nowMs + seconds * 1000,
				wake: () => {
					this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
					signal?.removeEventListener('abort', sleeper.wake);
					resolve();
				},
			};
			this.sleepers.push(sleeper);
			if (signal !== undefined) setMaxListeners(0, signal);
			signal?.addEventListener('abort', sleeper.wake, { once: true });
		});
	}

	/** Calls `action` when the time has come. */
	at(second: number, action: () => void): void {
		void this.sleep(second - this.seconds).then(action);
	}

	/** Lets time pass until the work is done, and gives its result. */
	async run<Result>(work: Promise<Result>): Promise<Result> {
		let settled = false;
		const settle = () => {
			settled = true;
		};
		work.then(settle, settle);
		for (;;) {
			await allIsQuiet();
			if (settled) return await work;
			this.wakeNext();
		}
	}

	private wakeNext(): void {
		const [first, ...others] = this.sleepers;
		if (first === undefined) throw new Error('Everybody waits for something that never comes');
		const next = others.reduce((a, b) => (b.wakesMs < a.wakesMs ? b : a), first);
		this.nowMs = Math.max(this.nowMs, next.wakesMs);
		next.wake();
	}
}

/** Resolves when every promise that can go on has gone on. */
async function allIsQuiet(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
