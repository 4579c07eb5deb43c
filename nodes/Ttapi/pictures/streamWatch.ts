import { systemClock } from '../wait/clock';
import type { FileStream } from './remoteFile';

interface StreamLimits {
	maxBytes: number;
	/** What to say of a stream that is longer. */
	tooLarge: string;
	/** The longest time without a byte. */
	silenceSeconds: number;
	/** The longest time in all. */
	mostSeconds: number;
}

/** Counts the bytes of a stream while somebody reads it, and ends it when it is too long, falls silent or takes too much time. */
export class StreamWatch {
	bytes = 0;

	/** What is wrong with what came, such as that it ended before its time; undefined when nothing is. */
	reason: string | undefined;

	private readonly begunMs = systemClock.now();

	private lastByteMs = systemClock.now();

	private readonly over = new AbortController();

	/** @param endRequest ends what the stream comes from */
	constructor(
		private readonly stream: FileStream,
		private readonly limits: StreamLimits,
		private readonly endRequest: () => void,
	) {
		this.countWhenRead();
		stream.on('error', () => (this.reason ??= 'it broke off'));
		stream.on('end', () => (this.reason ??= this.bytes === 0 ? 'it is empty' : undefined));
		void this.endInTime();
	}

	/** Nobody reads any more. */
	end(): void {
		this.over.abort();
		this.endRequest();
		this.stream.destroy();
	}

	/**
	 * A listener sets a stream flowing, also past a reader that comes later; and a stream that is paused until then
	 * stays so for a reader that only listens. So the count begins in the moment in which the reader does.
	 */
	private countWhenRead(): void {
		const begin = (event: string | symbol) => {
			if (event !== 'data' && event !== 'readable') return;
			this.stream.off('newListener', begin);
			this.stream.on('data', (chunk: { length: number }) => this.count(chunk.length));
		};
		this.stream.on('newListener', begin);
	}

	private count(length: number): void {
		this.bytes += length;
		this.lastByteMs = systemClock.now();
		if (this.bytes > this.limits.maxBytes) this.giveUp(this.limits.tooLarge);
	}

	private giveUp(reason: string): void {
		this.reason ??= reason;
		this.endRequest();
		this.stream.destroy(new Error(reason));
	}

	private async endInTime(): Promise<void> {
		const { silenceSeconds, mostSeconds } = this.limits;
		const since = (ms: number) => (systemClock.now() - ms) / 1000;
		while (!this.over.signal.aborted) {
			const silenceLeft = silenceSeconds - since(this.lastByteMs);
			const timeLeft = mostSeconds - since(this.begunMs);
			if (silenceLeft <= 0) return this.giveUp(`its server fell silent for ${silenceSeconds} s`);
			if (timeLeft <= 0) return this.giveUp(`it took longer than ${mostSeconds} s`);
			await systemClock.sleep(Math.min(silenceLeft, timeLeft), this.over.signal);
		}
	}
}
