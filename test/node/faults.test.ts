import { callbackFaults } from '../faults/callbackFaults';
import type { FaultCase, FaultWaitMode } from '../faults/faultCase';
import { lookFaults } from '../faults/lookFaults';
import { queueFaults } from '../faults/queueFaults';
import { runFault, type FaultRun } from '../faults/runFault';
import { resultOf, sideBySide, type Ended } from '../faults/sideBySide';
import { submitFaults } from '../faults/submitFaults';
import { publish } from '../faults/table';

const faults = [...submitFaults, ...lookFaults, ...callbackFaults, ...queueFaults];

const cases = faults.flatMap((fault) =>
	(fault.waitModes ?? (['poll', 'callback'] as const)).map(
		(waitMode): [string, FaultWaitMode, FaultCase] => [fault.fault, waitMode, fault],
	),
);

/** Each has a sandbox of its own and mostly waits. */
const LANES = 16;

let runs: Array<Promise<Ended<FaultRun>>> = [];

beforeAll(() => {
	const starts = cases.map(
		([, waitMode, fault]) =>
			async () =>
				await runFault(fault, waitMode),
	);
	runs = sideBySide(starts, LANES);
});

afterAll(async () => {
	const ended = await Promise.all(runs);
	const rows = ended.flatMap((end) => ('result' in end ? [end.result.row] : []));
	publish('engine', rows, rows.length === cases.length);
});

describe('no fault doubles a submit or loses a job id', () => {
	it.each(cases.map((one, index) => [...one, index] as const))(
		'%s (%s)',
		async (_, __, fault, index) => {
			const { row, out, error, refused, resumes } = resultOf(await runs[index]);

			if (fault.out instanceof RegExp) expect(error).toMatch(fault.out);
			else expect({ out, error }).toEqual({ out: fault.out, error: undefined });
			expect(row.noSubmitDoubled).toBe('yes');
			expect(row.noJobIdLost).toMatch(/^yes/);
			expect(refused).toBeLessThanOrEqual(fault.mostRefused ?? 0);
			expect(resumes).toBeLessThanOrEqual(1);
		},
		90_000,
	);
});
