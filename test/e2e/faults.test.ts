import { killFaults, n8nFaults } from '../faults/n8nFaults';
import type { FaultRow } from '../faults/row';
import { RunInN8n, type FaultInN8n, type FaultInN8nRun } from '../faults/runInN8n';
import { resultOf, sideBySide, type Ended } from '../faults/sideBySide';
import { publish } from '../faults/table';
import { startRealN8n, type RealN8n } from './realN8n';
import { until } from './until';

let real: RealN8n;

const started: RunInN8n[] = [];

let runs: Array<Promise<Ended<FaultInN8nRun>>> = [];

const rows: FaultRow[] = [];

const start = async (fault: FaultInN8n): Promise<RunInN8n> => {
	const run = await RunInN8n.start(real, fault);
	started.push(run);
	return run;
};

const runThrough = async (fault: FaultInN8n): Promise<FaultInN8nRun> => {
	const run = await start(fault);
	const parked = await run.parked();
	await fault.meanwhile?.(run.ttapi);
	return await run.end(parked);
};

/** A minute's outage, and the minute in which n8n looks at deadlines, pass side by side with all others. */
beforeAll(async () => {
	real = await startRealN8n();
	const starts = n8nFaults.map((fault) => async () => await runThrough(fault));
	runs = sideBySide(starts, starts.length);
}, 300_000);

afterAll(async () => {
	publish('n8n', rows, rows.length === n8nFaults.length + Object.keys(killFaults).length);
	await Promise.all(started.map(async ({ ttapi }) => await ttapi.close()));
	await real.close();
});

function expectOf(fault: FaultInN8n, run: FaultInN8nRun): void {
	rows.push(run.row);
	expect(run.out).toEqual(fault.out);
	expect(run.row.noSubmitDoubled).toBe('yes');
	expect(run.row.noJobIdLost).toMatch(/^yes/);
	expect(run.nodeRuns).toBeLessThanOrEqual(1);
	if (fault.thenWait) expect(run.waited).toEqual(fault.prompts.map(() => 'SUCCESS'));
	if (fault.callbackAnswers) expect(run.callbackAnswers).toEqual(fault.callbackAnswers);
}

describe('in a running n8n, no fault doubles a submit or loses a job id', () => {
	it.each(n8nFaults.map((fault, index) => [fault.fault, fault.waitMode, fault, index] as const))(
		'%s (%s)',
		async (_, __, fault, index) => expectOf(fault, resultOf(await runs[index])),
	);

	it('n8n is killed with -9 while parked, while called back, and while polling', async () => {
		const [parked, down, polling] = await Promise.all(
			[killFaults.parked, killFaults.down, killFaults.polling].map(start),
		);
		const stored = await Promise.all([parked.parked(), down.parked()]);
		await until('it polls', () => polling.ttapi.requests({ method: 'GET' }).length > 2);

		await real.n8n.kill('SIGKILL');
		endJobs(down);
		await until('TTAPI gives up', () => down.ttapi.callbacks().length === 6);
		await real.n8n.restart();
		endJobs(parked);
		endJobs(polling);

		expectOf(killFaults.parked, await parked.end(stored[0]));
		expectOf(killFaults.down, await down.end(stored[1]));
		// n8n keeps nothing of a running execution: only its log names the jobs.
		const lost = await polling.end();
		expectOf(killFaults.polling, lost);
		expect(lost.row.noJobIdLost).toBe("yes: 2 in n8n's log");
	});
});

function endJobs({ ttapi }: RunInN8n): void {
	for (const { jobId } of ttapi.jobs()) ttapi.finish(jobId);
}
