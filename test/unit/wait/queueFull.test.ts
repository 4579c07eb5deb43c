import { runBatch } from '../../../nodes/Ttapi/wait/batch';
import { answer, failed } from '../replies';
import { VirtualClock } from '../virtualClock';
import { Account, nameOf, POLL, submitTasks } from './account';

let clock: VirtualClock;
let account: Account;

beforeEach(() => {
	clock = new VirtualClock();
	account = new Account(clock);
});

const ALL_AT_ONCE = { ...POLL, maxInFlight: 100 };

const queueIsFull = () => answer(400, failed('The queue is full'));

describe('a queue smaller than the batch: every item is accepted exactly once', () => {
	it.each([
		[1, 100],
		[3, 100],
		[10, 100],
		[100, 100],
		[1, 10],
		[3, 10],
	])('limit %d, 100 items, at most %d in flight', async (limit, maxInFlight) => {
		account.limit = limit;
		const outcomes = await clock.run(
			runBatch(submitTasks(100), { ...POLL, maxInFlight }, account, clock),
		);
		expect(outcomes.map(nameOf)).toEqual(Array(100).fill('done'));
		expect(new Set(account.jobs.map(({ prompt }) => prompt)).size).toBe(100);
		expect(account.jobs).toHaveLength(100);

		// The first rush, one more than fits after each job that ends, and one try every 5 s.
		expect(account.refused).toBeLessThanOrEqual(maxInFlight + 100 + clock.seconds / 5);
		expect(clock.seconds).toBeLessThan((100 / limit) * (account.jobSeconds + 8) + 20);
	});
});

it('while others fill the queue, one submit tries its luck every few seconds, not a herd', async () => {
	account.limit = 0;
	clock.at(299, () => (account.limit = 1000));
	const outcomes = await clock.run(runBatch(submitTasks(100), ALL_AT_ONCE, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(100).fill('done'));
	expect(account.refused).toBeLessThanOrEqual(100 + 300 / 5);
	expect(clock.seconds).toBeLessThan(300 + 100 * account.answerSeconds + account.jobSeconds + 10);
});

it('without waiting for the jobs, the queue of others is tried as gently', async () => {
	account.limit = 0;
	clock.at(299, () => (account.limit = 1000));
	const policy = { ...ALL_AT_ONCE, waitMode: 'none' } as const;
	const outcomes = await clock.run(runBatch(submitTasks(50), policy, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(50).fill('open'));
	expect(account.refused).toBeLessThanOrEqual(50 + 300 / 5);
});

it('patience counts from the last movement of the queue, so a slow queue is no failure', async () => {
	account.limit = 1;
	account.jobSeconds = 300;
	const outcomes = await clock.run(runBatch(submitTasks(10), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(10).fill('done'));
	expect(clock.seconds).toBeGreaterThan(10 * account.jobSeconds);
});

describe('a queue that never moves: all give up about Max Wait after the last movement', () => {
	it.each([100, 10, 1])('100 items, at most %d in flight', async (maxInFlight) => {
		account.onSubmit = queueIsFull;
		const outcomes = await clock.run(
			runBatch(submitTasks(100), { ...POLL, maxInFlight }, account, clock),
		);
		expect(outcomes.map(nameOf)).toEqual(Array(100).fill('queueFull'));
		expect(clock.seconds).toBeGreaterThanOrEqual(600);
		expect(clock.seconds).toBeLessThan(600 + 30);
	});

	it('also when it moved for a while', async () => {
		account.onSubmit = () => (clock.seconds > 95 ? queueIsFull() : undefined);
		account.limit = 3;
		const outcomes = await clock.run(runBatch(submitTasks(40), POLL, account, clock));
		const done = outcomes.filter(({ kind }) => kind === 'done').length;
		expect(done).toBe(account.jobs.length);
		expect(outcomes.map(nameOf).slice(done + 7)).toEqual(Array(40 - done - 7).fill('queueFull'));
		const lastEnd = Math.max(...account.jobs.map(({ endsSecond }) => endsSecond));
		expect(clock.seconds).toBeLessThan(lastEnd + 5 + 600 + 30);
	});

	it('and each says that nothing is billed', async () => {
		account.onSubmit = queueIsFull;
		const outcomes = await clock.run(runBatch(submitTasks(20), POLL, account, clock));
		for (const outcome of outcomes) {
			expect(outcome).toMatchObject({
				failure: {
					message:
						'The job queue of the TTAPI account is full: "The queue is full". Nothing was started and nothing is billed: lower Max Jobs in Flight or raise Max Wait, and run the item again.',
				},
			});
		}
	});
});
