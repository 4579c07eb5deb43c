import { startRestedN8n } from '../../restedN8n';
import type { Bar, BenchRun, Measure, Measured, Table } from '../measure';
import { median, times } from '../numbers';
import { runItems, type Run } from './runItems';
import { takeOutThePace } from './unpaced';

const SIZES = {
	full: { none: [10, 100, 1000, 5000], poll: [10, 100, 1000, 5000] },
	quick: { none: [5, 20], poll: [5] },
};

/** What is short is measured so many times. */
const REPEATS = 3;
const SHORT_ITEMS = 100;

const WARM_UP_ITEMS = 10;

const MOST_GROWTH = 1.3;

type Mode = 'none' | 'poll';

/** Whether an item costs more when there are many of them. */
export const growth: Measure = {
	name: 'growth',
	title: 'Growth: many items in one run',
	usualSeconds: { full: 240, quick: 40 },
	run: async ({ quick, progress }: BenchRun): Promise<Measured> => {
		const real = await startRestedN8n({ prepare: takeOutThePace });
		try {
			// n8n loads a part of itself only when it is used for the first time.
			await runItems(real, 'none', WARM_UP_ITEMS);
			const measured: Measured = { tables: [], bars: [] };
			for (const mode of ['none', 'poll'] as const) {
				const runs: Run[] = [];
				const sizes = (quick ? SIZES.quick : SIZES.full)[mode];
				for (const items of sizes) {
					progress(`${mode}, ${items} items`);
					const tries: Run[] = [];
					const repeats = items > SHORT_ITEMS || quick ? 1 : REPEATS;
					while (tries.length < repeats) tries.push(await runItems(real, mode, items));
					runs.push(middle(tries));
				}
				measured.tables.push(table(mode, runs));
				measured.bars.push(...bars(mode, runs));
			}
			return measured;
		} finally {
			await real.close();
		}
	},
};

function middle(tries: readonly Run[]): Run {
	const of = (figure: (run: Run) => number) => median(tries.map(figure));
	return {
		items: tries[0].items,
		seconds: of(({ seconds }) => seconds),
		cpuSeconds: of(({ cpuSeconds }) => cpuSeconds),
		memoryMb: of(({ memoryMb }) => memoryMb),
	};
}

const NAMES: Record<Mode, string> = { none: "Don't Wait", poll: 'Wait by Polling' };

const NOTES: Record<Mode, string> = {
	none: 'One run of the node in a real n8n, jobs that are done at once, Max Jobs in Flight as it comes (10). Time is that of the node alone; processor time and memory are those of the whole execution, n8n saving it included. Up to 100 items the median of three runs.',
	poll: 'As above, with 1000 jobs in flight. Every job is first looked at after 9 to 10 s, which all of a wave wait for together, so time per item falls as the waves fill. The pause between looks, with which the node spares TTAPI, is taken out here: it would hide what the node itself costs.',
};

function table(mode: Mode, runs: readonly Run[]): Table {
	const per = (total: number, { items }: Run, scale: number, unit: string) =>
		`${((total / items) * scale).toFixed(1)} ${unit}`;
	return {
		title: `${NAMES[mode]}: what an item costs`,
		head: [
			'items',
			'time',
			'time per item',
			'processor time per item',
			'memory over idle',
			'per item',
		],
		rows: runs.map((run) => [
			String(run.items),
			`${run.seconds.toFixed(2)} s`,
			per(run.seconds, run, 1000, 'ms'),
			per(run.cpuSeconds, run, 1000, 'ms'),
			`${run.memoryMb.toFixed(0)} MB`,
			per(run.memoryMb, run, 1000, 'KB'),
		]),
		note: NOTES[mode],
	};
}

function bars(mode: Mode, runs: readonly Run[]): Bar[] {
	const few = runs.find(({ items }) => items === SHORT_ITEMS) ?? runs[0];
	const many = runs[runs.length - 1];
	const bar = (what: string, figure: (run: Run) => number): Bar => {
		const ratio = figure(many) / many.items / (figure(few) / few.items);
		return {
			what: `${NAMES[mode]}: ${what} per item of ${many.items}, against ${few.items}`,
			demanded: `≤ ${times(MOST_GROWTH)}`,
			measured: times(ratio),
			holds: ratio <= MOST_GROWTH,
		};
	};
	return [
		bar('time', ({ seconds }) => seconds),
		bar('processor time', ({ cpuSeconds }) => cpuSeconds),
		bar('memory', ({ memoryMb }) => memoryMb),
	];
}
