import { findBinaries } from '../../../../sandbox/n8n/queue/binaries';
import { ENGINES, type Engine } from '../engines';
import type { Bar, BenchRun, Measure, Measured, Table } from '../measure';
import { publishWebhook } from '../../../e2e/publishedWebhook';
import { startBenchQueue, type BenchQueue } from './benchQueue';
import { runTogether, type RanTogether } from './runTogether';
import { calledNode, calledRival, type Way } from './ways';

const CONCURRENCY = 2;

const SIZES = {
	full: { executions: 100, holding: 4, jobSeconds: 20 },
	quick: { executions: 3, holding: 2, jobSeconds: 2 },
};

/** Max Wait, beyond the job itself: what goes on at the deadline is late, but does not hold up the whole run. */
const PATIENCE_SECONDS = 60;

const MOST_TIMES_THE_JOB = 1.5;

interface Row extends RanTogether {
	way: Way;
	engine: Engine;
	/** Executions that were really run. */
	executions: number;
	/** Seconds to the last of all executions; for those who hold their places worked out from fewer. */
	secondsToLast: number;
}

/** What waiting costs where workers are few. */
export const queueMode: Measure = {
	name: 'queueMode',
	require: findBinaries,
	title: 'Queue mode',
	usualSeconds: { full: 320, quick: 60 },
	run: async ({ quick, progress }: BenchRun): Promise<Measured> => {
		const size = quick ? SIZES.quick : SIZES.full;
		const rows: Row[] = [];
		for (const engine of quick ? ENGINES.slice(1) : ENGINES) {
			progress(`starting Postgres, Redis, and ${engine.name}`);
			const bench = await startBenchQueue(CONCURRENCY, engine.env);
			try {
				const ways: readonly Way[] =
					engine === ENGINES[0] || quick ? ['rival', 'poll', 'callback'] : ['callback'];
				for (const way of ways) {
					progress(`${way}, ${engine.name}`);
					rows.push(await runWay(way, engine, bench, size));
				}
			} finally {
				await bench.close();
			}
		}
		return { tables: [table(rows, size)], bars: bars(rows, size) };
	},
};

type Size = (typeof SIZES)['full'];

async function runWay(
	way: Way,
	engine: Engine,
	{ queue, ttapi, credential, header }: BenchQueue,
	{ executions, holding, jobSeconds }: Size,
): Promise<Row> {
	const maxWaitSeconds = jobSeconds + PATIENCE_SECONDS;
	const { workflow, path } =
		way === 'rival' ? calledRival(ttapi.url, header) : calledNode(way, credential, maxWaitSeconds);
	const published = await publishWebhook(queue.main, workflow, path);
	const count = way === 'callback' ? executions : holding;
	const together = { queue, ttapi, count, jobSeconds };
	const ran = await runTogether(published, together);
	const waves = holding / CONCURRENCY;
	const secondsToLast =
		way === 'callback' ? ran.seconds : (ran.seconds / waves) * (executions / CONCURRENCY);
	return { ...ran, way, engine, executions: count, secondsToLast };
}

const NAMES: Record<Way, string> = {
	rival: 'HTTP Request, Wait, If',
	poll: 'Wait by Polling',
	callback: 'Wait by Callback',
};

function table(rows: readonly Row[], { executions, holding, jobSeconds }: Size): Table {
	return {
		title: `${executions} executions of one ${jobSeconds} s job, one worker of concurrency ${CONCURRENCY}`,
		head: [
			'',
			'time to the last',
			'measured with',
			'last job done',
			'worker slots held',
			'at the deadline',
			'failed',
			'callbacks answered 200',
		],
		rows: rows.map((row) => [
			`${NAMES[row.way]}, ${row.engine.name}`,
			`${row.secondsToLast.toFixed(0)} s${row.executions === executions ? '' : ' (worked out)'}`,
			`${row.executions} executions, ${row.seconds.toFixed(1)} s`,
			`${row.lastJobSeconds.toFixed(1)} s`,
			row.slotsWhileWaiting === undefined
				? '–'
				: `${row.slotsWhileWaiting.toFixed(1)} of ${CONCURRENCY}`,
			row.way === 'callback' ? String(row.late) : '–',
			String(row.failed),
			row.callbacks.length === 0 ? '–' : answers(row),
		]),
		note: `All are started at once. The first two hold their places while they wait, so ${executions} of them would take a quarter of an hour: ${holding} were run, and the time of their ${holding / CONCURRENCY} waves is taken ${executions / holding} times. Slots are what Redis counts while jobs run and nothing is being submitted. An execution whose callback got lost went on at its deadline, ${jobSeconds + PATIENCE_SECONDS} s after it was parked. ${ENGINES.map(({ name, note }) => `${name}: ${note}`).join(' ')} TTAPI is given 10 s for an answer; n8n reads the body of a call only when it has built the workflow, and refuses it when the caller has gone by then.`,
	};
}

function answers({ callbacks }: Row): string {
	const ok = callbacks.filter(({ status }) => status === 200).length;
	return `${ok} of ${callbacks.length} tries`;
}

function bars(rows: readonly Row[], { jobSeconds }: Size): Bar[] {
	const most = MOST_TIMES_THE_JOB * jobSeconds;
	return rows
		.filter(({ way }) => way === 'callback')
		.map(({ engine, executions, secondsToLast, failed }) => ({
			what: `${executions} executions parked by callback, ${engine.name}`,
			demanded: `≤ ${most.toFixed(0)} s`,
			measured: `${secondsToLast.toFixed(1)} s${failed > 0 ? `, ${failed} failed` : ''}`,
			holds: secondsToLast <= most && failed === 0,
			reason: engine.reason,
		}));
}
