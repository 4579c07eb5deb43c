import { ENDED } from '../../../../sandbox/n8n/api/executions';
import type { RealN8n } from '../../../e2e/realN8n';
import { until } from '../../../e2e/until';
import { startBenchN8n } from '../../benchN8n';
import { ENGINES, type Engine } from '../engines';
import type { Bar, BenchRun, Measure, Measured, Table } from '../measure';
import { percentile } from '../numbers';
import type { PublishedWebhook } from '../../../e2e/publishedWebhook';
import { callbackBodies } from './callbackBodies';
import { load, type Loaded } from './load';
import { publishReceiver, RECEIVER_NAMES, RECEIVERS, type Receiver } from './receivers';

const SIZES = { full: { rounds: 3, calls: 100 }, quick: { rounds: 1, calls: 10 } };

/** Before it is measured, each receiver is called so often: n8n loads a part of itself only when it is used. */
const WARM_UP_CALLS = 10;

const CONNECTIONS = 10;

const LEAST: Partial<Record<Receiver, number>> = { unconfirmed: 0.9, confirmed: 0.5 };

type Figures = Record<Receiver, { perSecond: number; p50: number; p99: number }>;

/** How many callbacks a second the trigger takes, beside n8n's own Webhook node. */
export const trigger: Measure = {
	name: 'trigger',
	title: 'The trigger',
	usualSeconds: { full: 170, quick: 25 },
	run: async ({ quick, progress }: BenchRun): Promise<Measured> => {
		const measured: Measured = { tables: [], bars: [] };
		for (const engine of quick ? ENGINES.slice(1) : ENGINES) {
			const real = await startBenchN8n({ env: engine.env });
			try {
				const figures = await compare(real, quick ? SIZES.quick : SIZES.full, (doing) =>
					progress(`${engine.name}: ${doing}`),
				);
				measured.tables.push(table(engine, figures));
				measured.bars.push(...bars(engine, figures));
			} finally {
				await real.close();
			}
		}
		return measured;
	},
};

async function compare(
	real: RealN8n,
	{ rounds, calls }: { rounds: number; calls: number },
	progress: (doing: string) => void,
): Promise<Figures> {
	const bodies = await callbackBodies(real.ttapi, WARM_UP_CALLS + rounds * calls);
	const seen = new Map<Receiver, { webhook: PublishedWebhook; loads: Loaded[] }>();
	for (const receiver of RECEIVERS) {
		const webhook = await publishReceiver(receiver, real);
		await load(webhook.url, bodies.slice(0, WARM_UP_CALLS), CONNECTIONS);
		seen.set(receiver, { webhook, loads: [] });
	}
	// Round by round, so that what else the machine does meets all alike.
	for (let round = 0; round < rounds; round++) {
		progress(`round ${round + 1} of ${rounds}`);
		const start = WARM_UP_CALLS + round * calls;
		for (const { webhook, loads } of seen.values()) {
			loads.push(await load(webhook.url, bodies.slice(start, start + calls), CONNECTIONS));
			await allRan(real, webhook, Math.min(calls, 100));
		}
	}
	const figures = [...seen].map(([receiver, { loads }]) => {
		const latencies = loads.flatMap((each) => each.latencies);
		const seconds = loads.reduce((sum, each) => sum + each.seconds, 0);
		const perSecond = latencies.length / seconds;
		const [p50, p99] = [50, 99].map((percent) => percentile(latencies, percent));
		return [receiver, { perSecond, p50, p99 }];
	});
	return Object.fromEntries(figures) as Figures;
}

/** An answer comes before the execution is over: what is left of it must not fall into the next load. */
async function allRan(
	{ n8n }: RealN8n,
	{ workflowId }: PublishedWebhook,
	count: number,
): Promise<void> {
	await until('every call has started the workflow, which has ended', async () => {
		const list = await n8n.api.executions.list(workflowId);
		return list.length >= count && list.every(({ status }) => ENDED.includes(status));
	});
}

function table(engine: Engine, figures: Figures): Table {
	return {
		title: `Callbacks a second, ${engine.name}`,
		head: ['', 'a second', 'of the Webhook node', 'p50', 'p99'],
		rows: RECEIVERS.map((receiver) => {
			const { perSecond, p50, p99 } = figures[receiver];
			const share = perSecond / figures.webhook.perSecond;
			return [
				RECEIVER_NAMES[receiver],
				perSecond.toFixed(1),
				share.toFixed(2),
				`${p50.toFixed(0)} ms`,
				`${p99.toFixed(0)} ms`,
			];
		}),
		note: `${CONNECTIONS} calls at a time, each about another job, in turns; every call answered 200 when n8n has stored the execution, which goes on with a No Operation node. ${engine.note}`,
	};
}

function bars(engine: Engine, figures: Figures): Bar[] {
	return Object.entries(LEAST).map(([receiver, least]) => {
		const share = figures[receiver as Receiver].perSecond / figures.webhook.perSecond;
		return {
			what: `${RECEIVER_NAMES[receiver as Receiver]}, against n8n's Webhook node, ${engine.name}`,
			demanded: `≥ ${least.toFixed(2)}`,
			measured: share.toFixed(2),
			holds: share >= least,
			reason: engine.reason,
		};
	});
}
