import { runBatch, type Task } from '../../../nodes/Ttapi/wait/batch';
import { answer, CONNECTION_LOST, failed, GATEWAY_PAGE, WRONG_KEY } from '../replies';
import { VirtualClock } from '../virtualClock';
import {
	Account,
	jobIdFor,
	nameOf,
	PATIENCE,
	POLL,
	statusReply,
	submitTask,
	submitTasks,
} from './account';

let clock: VirtualClock;
let account: Account;

beforeEach(() => {
	clock = new VirtualClock();
	account = new Account(clock);
});

const NOT_FOUND = answer(404, failed('Job not found'));

const HANDLE = { jobId: jobIdFor('old'), family: 'midjourney' as const };

const watchOld: Task = { kind: 'watch', handle: HANDLE, patience: PATIENCE };

async function run(...tasks: Task[]) {
	return await clock.run(runBatch(tasks, POLL, account, clock));
}

describe('faults while polling are survived, and nothing is submitted again', () => {
	it.each([
		['connection lost', CONNECTION_LOST],
		['429', answer(429, failed('Too many requests'))],
		['500', answer(500, failed('Internal error'))],
		['524 HTML', answer(524, GATEWAY_PAGE)],
		['a status that is not understood', answer(200, { status: 'DONE' })],
	])('%s', async (_, reply) => {
		account.onFetch = () => (clock.seconds < 300 ? reply : undefined);
		expect((await run(submitTask('a'))).map(nameOf)).toEqual(['done']);
		expect(account.submits).toHaveLength(1);
	});
});

describe('a job that TTAPI does not know', () => {
	it('has 15 s of grace when it was submitted just now', async () => {
		account.onFetch = () => (clock.seconds < 14 ? NOT_FOUND : undefined);
		expect((await run(submitTask('a'))).map(nameOf)).toEqual(['done']);
	});

	it('is an error after the grace, with its id', async () => {
		account.onFetch = () => NOT_FOUND;
		const [outcome] = await run(submitTask('a'));
		expect(outcome).toMatchObject({
			kind: 'failed',
			failure: { kind: 'unknownJob', jobId: jobIdFor('a'), ttapiMessage: 'Job not found' },
		});
		expect(clock.seconds).toBeGreaterThanOrEqual(15);
		expect(clock.seconds).toBeLessThan(25);
	});

	it('has no grace when it was not submitted by this run', async () => {
		const [outcome] = await run(watchOld);
		expect(nameOf(outcome)).toBe('unknownJob');
		expect(account.fetches).toEqual([{ prompt: 'old', atSecond: 0 }]);
	});
});

it('a job that ends FAILED is a failure with its id, and is kept as it was last seen', async () => {
	account.onFetch = (prompt) => statusReply('FAILED', jobIdFor(prompt), 'Job Timeout');
	const [outcome] = await run(submitTask('a'));
	expect(outcome).toMatchObject({
		kind: 'failed',
		failure: { kind: 'jobFailed', jobId: jobIdFor('a'), status: 'FAILED' },
		job: { status: 'FAILED', message: 'Job Timeout' },
	});
});

it('a key that is refused ends the wait at once, and the id is kept', async () => {
	account.onFetch = () => answer(401, WRONG_KEY);
	const [outcome] = await run(submitTask('a'));
	expect(outcome).toMatchObject({ failure: { kind: 'keyRefused', jobId: jobIdFor('a') } });
	expect(account.fetches).toHaveLength(1);
});

describe('a job that is not finished within Max Wait', () => {
	const patience = { maxWaitSeconds: 60, pollIntervalSeconds: 5 };

	it('is a failure with its id, its last status and the way to get it for free', async () => {
		account.jobSeconds = 1000;
		const [outcome] = await run(submitTask('a', patience));
		expect(outcome).toMatchObject({
			failure: {
				kind: 'timedOut',
				jobId: jobIdFor('a'),
				status: 'ON_QUEUE',
				message:
					'The job was not finished after a Max Wait of 60 s, its status was ON_QUEUE (job job-of-a). It goes on at TTAPI and is billed once it succeeds: get it later, for free, with the operation Job > Wait and its job ID.',
			},
			job: { status: 'ON_QUEUE' },
		});
		expect(clock.seconds).toBeGreaterThanOrEqual(60);
		expect(clock.seconds).toBeLessThan(61);
	});

	it('says what was wrong at the last look, when nothing was learned', async () => {
		account.onFetch = () => CONNECTION_LOST;
		const [outcome] = await run(submitTask('a', patience));
		expect(outcome).toMatchObject({
			failure: {
				kind: 'timedOut',
				jobId: jobIdFor('a'),
				message: expect.stringMatching(
					/nothing is known of its status; at the last look, .*connection lost/,
				) as string,
			},
		});
	});

	it('is looked at once more at the very end', async () => {
		account.jobSeconds = 59.5;
		const tasks = submitTasks(1, { maxWaitSeconds: 60, pollIntervalSeconds: 50 });
		expect((await run(...tasks)).map(nameOf)).toEqual(['done']);
	});
});

it('a job of minutes is looked at rarely, and no more than five looks a second are sent', async () => {
	account.jobSeconds = 300;
	const outcomes = await clock.run(
		runBatch(submitTasks(60), { ...POLL, maxInFlight: 60 }, account, clock),
	);
	expect(outcomes.map(nameOf)).toEqual(Array(60).fill('done'));
	expect(account.fetches.length).toBeLessThan(5 * clock.seconds);
	const perSecond = new Map<number, number>();
	for (const { atSecond } of account.fetches) {
		const second = Math.floor(atSecond);
		perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
	}
	expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(6);
});
