import axios from 'axios';
import type { BenchRun, Measure, Measured } from '../measure';
import { startRealN8n, WATCHWORD, type RealN8n } from '../../../e2e/realN8n';
import { rivalCredential } from '../../rival';
import { median } from '../numbers';
import { waitingBars } from './bars';
import { LOADS, QUICK_LOADS, WAYS, type Load } from './cells';
import { Findings } from './figures';
import { waitingPlot } from './plot';
import { FULL_ROUNDS, QUICK_ROUNDS } from './rounds';
import { runCell, type Stage } from './runCell';
import { runRounds } from './runRounds';
import { waitingTables } from './tables';
import { measureWaitNodeCalls, type WaitNodeCalls } from './waitNodeCalls';

/** As many as there are prompts in the cells whose jobs end together. */
const CALLS = [50, 200];
const QUICK_CALLS = [10];

const REQUESTS = 25;

const WARM_UP: Load = { prompts: 2, jobSeconds: 1 };

/** How near waiting comes to what the jobs take by themselves, and what it costs TTAPI. */
export const waiting: Measure = {
	name: 'waiting',
	title: 'Waiting for jobs',
	usualSeconds: { full: 900, quick: 60 },
	run: async (bench) => {
		bench.progress('starting n8n');
		const real = await startRealN8n();
		try {
			return await measure(real, bench);
		} finally {
			await real.close();
		}
	},
};

async function measure(real: RealN8n, { quick, progress }: BenchRun): Promise<Measured> {
	const keyInHeader = await rivalCredential(real.n8n.api, WATCHWORD);
	const stage: Stage = { n8n: real.n8n, apiKey: WATCHWORD, keyInHeader };
	const requestSeconds = await timeOfRequest(real);
	if (!quick) {
		// What n8n does for the first time takes it longer.
		progress('warming up');
		await Promise.all(WAYS.map(async (way) => await runCell(stage, { ...WARM_UP, way })));
	}
	const rounds = quick ? QUICK_ROUNDS : FULL_ROUNDS;
	const runs = await runRounds(rounds, async (cell) => await runCell(stage, cell), progress);
	const waitNodeCalls: WaitNodeCalls[] = [];
	for (const calls of quick ? QUICK_CALLS : CALLS) {
		waitNodeCalls.push(await measureWaitNodeCalls(real.n8n, calls, progress));
	}
	const findings = new Findings(runs, requestSeconds, waitNodeCalls);
	const loads = quick ? QUICK_LOADS : LOADS;
	return {
		tables: waitingTables(findings, loads),
		bars: waitingBars(findings, loads),
		plot: waitingPlot(findings, loads),
	};
}

/** A look at a job, as anybody on this machine sends it: the median of some. */
async function timeOfRequest({ ttapi }: RealN8n): Promise<number> {
	const http = axios.create({
		baseURL: ttapi.url,
		headers: { 'TT-API-KEY': ttapi.apiKey },
		proxy: false,
	});
	const body = { prompt: 'a __0s__', mode: 'fast' };
	const { data } = await http.post<{ data: { jobId: string } }>('/midjourney/v1/imagine', body);
	const seconds: number[] = [];
	for (let request = 0; request < REQUESTS; request++) {
		const startedMs = performance.now();
		await http.get('/midjourney/v1/fetch', { params: { jobId: data.data.jobId } });
		seconds.push((performance.now() - startedMs) / 1000);
	}
	return median(seconds);
}
