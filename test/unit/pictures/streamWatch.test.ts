/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { StreamWatch } from '../../../nodes/Ttapi/pictures/streamWatch';

const LIMITS = {
	maxBytes: 1_000_000,
	tooLarge: 'it is too large',
	silenceSeconds: 60,
	mostSeconds: 600,
};

const watching: StreamWatch[] = [];

function watch(stream: Readable, limits: Partial<typeof LIMITS> = {}, endRequest = () => {}) {
	const made = new StreamWatch(stream, { ...LIMITS, ...limits }, endRequest);
	watching.push(made);
	return made;
}

afterEach(() => watching.splice(0).forEach((one) => one.end()));
// A sleep for which nobody waits any more is gone within a second.
afterAll(async () => await pause(1100));

/** As n8n's storage on disk reads. */
async function byIteration(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** As n8n's storage in memory reads: it only listens. */
async function byListening(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	stream.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(stream, 'end');
	return Buffer.concat(chunks);
}

async function byPipe(stream: Readable): Promise<Buffer> {
	const chunks: Buffer[] = [];
	const write = (chunk: Buffer, _: string, done: () => void) => {
		chunks.push(chunk);
		done();
	};
	await pipeline(stream, new Writable({ write }));
	return Buffer.concat(chunks);
}

const READERS = [
	['iterates', byIteration],
	['listens', byListening],
	['pipes', byPipe],
] as const;

describe.each(READERS)('a reader who %s', (_, read) => {
	const content = Buffer.from(Array.from({ length: 200_000 }, (__, index) => index));
	const chunks = () =>
		Array.from({ length: 4 }, (__, n) => content.subarray(n * 5e4, n * 5e4 + 5e4));

	it('gets every byte, also when it comes late, and every byte is counted', async () => {
		for (const lateMs of [0, 50]) {
			const stream = Readable.from(chunks(), { objectMode: false });
			const made = watch(stream);
			if (lateMs > 0) await pause(lateMs);
			expect((await read(stream)).equals(content)).toBe(true);
			expect([made.bytes, made.reason]).toEqual([content.length, undefined]);
		}
	});

	it('gets a stream of exactly the size that is allowed', async () => {
		const stream = Readable.from(chunks(), { objectMode: false });
		const made = watch(stream, { maxBytes: content.length });
		expect(await read(stream)).toHaveLength(content.length);
		expect(made.reason).toBeUndefined();
	});

	it('gets no stream that is one byte longer', async () => {
		const stream = Readable.from(chunks(), { objectMode: false });
		const made = watch(stream, { maxBytes: content.length - 1 });
		await expect(read(stream)).rejects.toThrow('it is too large');
		expect([made.reason, stream.destroyed]).toEqual(['it is too large', true]);
	});

	it('is let go when the stream falls silent, before or after its first bytes', async () => {
		for (const first of ['', 'some bytes']) {
			const stream = new PassThrough();
			const made = watch(stream, { silenceSeconds: 0.05 });
			stream.write(first);
			await expect(read(stream)).rejects.toThrow('fell silent');
			expect([made.reason, made.bytes]).toEqual([
				'its server fell silent for 0.05 s',
				first.length,
			]);
		}
	});

	it('may take longer than a silence may, as long as bytes come', async () => {
		const trickle = async function* () {
			for (let n = 0; n < 16; n++) {
				await pause(100);
				yield Buffer.from('x');
			}
		};
		const stream = Readable.from(trickle(), { objectMode: false });
		const made = watch(stream, { silenceSeconds: 1 });
		expect(await read(stream)).toHaveLength(16);
		expect(made.reason).toBeUndefined();
	});

	it('is let go when the stream takes too long in all, however steadily it drips', async () => {
		const drip = async function* () {
			for (;;) {
				await pause(20);
				yield Buffer.from('x');
			}
		};
		const stream = Readable.from(drip(), { objectMode: false });
		const made = watch(stream, { silenceSeconds: 5, mostSeconds: 0.2 });
		await expect(read(stream)).rejects.toThrow('it took longer than 0.2 s');
		expect(made.reason).toBe('it took longer than 0.2 s');
	});

	it('is let go when what the stream comes from has to be ended for that', async () => {
		// As n8n's HTTP client wraps an answer: a generator that waits for a byte does not end before it has one.
		const network = new PassThrough();
		const wrap = async function* () {
			for await (const chunk of network) yield chunk;
		};
		const stream = Readable.from(wrap(), { objectMode: false });
		const made = watch(stream, { silenceSeconds: 0.05 }, () => network.destroy(new Error('ended')));
		network.write('some bytes');
		await expect(read(stream)).rejects.toThrow();
		expect([made.reason, made.bytes]).toEqual(['its server fell silent for 0.05 s', 10]);
	});

	it('is told when the stream breaks off', async () => {
		const stream = new PassThrough();
		const made = watch(stream);
		const reading = read(stream);
		stream.write('some bytes');
		stream.destroy(new Error('aborted'));
		await expect(reading).rejects.toThrow('aborted');
		expect(made.reason).toBe('it broke off');
	});
});

it.each(READERS)('a reader who %s is told of a stream that is empty', async (_, read) => {
	const stream = Readable.from([], { objectMode: false });
	const made = watch(stream);
	expect(await read(stream)).toHaveLength(0);
	expect(made.reason).toBe('it is empty');
});

it('a stream that breaks off while nobody reads ends no process', async () => {
	const stream = new PassThrough();
	const made = watch(stream);
	stream.destroy(new Error('aborted'));
	await pause(10);
	expect(made.reason).toBe('it broke off');
	await expect(byIteration(stream)).rejects.toThrow('aborted');
});

it('after its end nothing is watched, and the stream and its request are closed', async () => {
	let ended = 0;
	const stream = new PassThrough();
	const made = watch(stream, { silenceSeconds: 0.05 }, () => ended++);
	made.end();
	await pause(100);
	expect([made.reason, stream.destroyed, ended]).toEqual([undefined, true, 1]);
});
