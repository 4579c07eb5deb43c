import { silentProgress } from '../../../sandbox/n8n/progress';
import { readBenchOptions } from '../../bench/benchOptions';
import type { Measure } from '../../bench/measures/measure';
import { runMeasures } from '../../bench/runMeasures';

const good = (name: string): Measure => ({
	name,
	title: name,
	run: async ({ quick }) => ({
		tables: [{ title: quick ? 'quick' : 'full', head: [], rows: [] }],
		bars: [],
	}),
});

const bad: Measure = {
	name: 'bad',
	title: 'bad',
	run: async () => {
		throw new Error('n8n ended\nat once');
	},
};

const endless: Measure = { ...bad, run: async () => await new Promise(() => undefined) };

const run = async (
	measures: Measure[],
	args: string[] = [],
	signal = new AbortController().signal,
) => await runMeasures(readBenchOptions(args, measures), silentProgress, signal);

describe('a run of measures', () => {
	it('loses nothing of the others when one fails', async () => {
		const chapters = await run([good('a'), bad, good('b')]);
		expect(chapters.map(({ measure }) => measure.name)).toEqual(['a', 'bad', 'b']);
		expect(chapters.map(({ failure }) => failure)).toEqual([
			undefined,
			'n8n ended at once',
			undefined,
		]);
		expect(chapters[2].measured?.tables[0].title).toBe('full');
	});

	it('ends at once when it is told to, whatever a measure is doing', async () => {
		const stop = new AbortController();
		const running = run([endless, good('b')], [], stop.signal);
		stop.abort(new Error('stopped'));
		await expect(running).rejects.toThrow('stopped');
	});

	it('runs only what it is asked for, and quickly', async () => {
		const chapters = await run([good('a'), bad, good('b')], ['--only', 'b', '--quick']);
		expect(chapters.map(({ measure }) => measure.name)).toEqual(['b']);
		expect(chapters[0].measured?.tables[0].title).toBe('quick');
	});
});

describe('the arguments', () => {
	const all = [good('a'), good('b')];

	it.each([
		[[], true],
		[['--no-build'], true],
		[['--quick'], false],
		[['--only', 'a'], false],
	])('%j: docs/benchmarks.md is written: %s', (args, full) => {
		expect(readBenchOptions(args, all).full).toBe(full);
	});

	it.each([
		[['--fast'], 'Unknown argument --fast'],
		[['--only'], 'There is no measure ""; there are a, b.'],
		[['--only', 'c'], 'There is no measure "c"; there are a, b.'],
	])('%j is refused in one line', (args, message) => {
		expect(() => readBenchOptions(args, all)).toThrow(message);
	});
});
