import { runBatch } from '../../../nodes/Ttapi/wait/batch';
import { answer, failed } from '../replies';
import { VirtualClock } from '../virtualClock';
import { Account, nameOf, POLL, statusReply, submitTask, submitTasks } from './account';

let clock: VirtualClock;
let account: Account;

beforeEach(() => {
	clock = new VirtualClock();
	account = new Account(clock);
});

const tooMany = (retryAfterSeconds?: number) =>
	answer(429, failed('Too many requests'), retryAfterSeconds);

/** The seconds in which anything was sent, between two moments. */
function sentBetween(fromSecond: number, toSecond: number): number[] {
	return [...account.submits, ...account.fetches]
		.map(({ atSecond }) => atSecond)
		.filter((second) => second > fromSecond && second < toSecond);
}

it('429 with Retry-After holds the whole batch, which then goes on', async () => {
	account.onSubmit = (prompt, nth) => (prompt === 'item 2' && nth === 1 ? tooMany(20) : undefined);
	const outcomes = await clock.run(runBatch(submitTasks(5), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(5).fill('done'));
	expect(account.submits).toHaveLength(6);
	expect(sentBetween(account.answerSeconds, 20)).toEqual([]);
});

it('429 on a look holds the whole batch too', async () => {
	account.onFetch = (_, nth) => (nth === 1 ? tooMany(60) : undefined);
	account.jobSeconds = 5;
	const outcomes = await clock.run(runBatch(submitTasks(1), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(['done']);
	const [first, second] = account.fetches;
	expect(second.atSecond - first.atSecond).toBeGreaterThanOrEqual(60);
});

it('429 without Retry-After is tried again after longer and longer pauses', async () => {
	account.onSubmit = (_, nth) => (nth <= 4 ? tooMany() : undefined);
	const outcomes = await clock.run(runBatch(submitTasks(1), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(['done']);
	const seconds = account.submits.map(({ atSecond }) => atSecond);
	const pauses = seconds.slice(1).map((second, index) => Math.floor(second - seconds[index]));
	expect(pauses).toEqual([2, 4, 8, 16]);
});

it.each([0, 0.01])(
	'Retry-After %d does not make a storm of submits',
	async (retryAfterSeconds) => {
		account.onSubmit = () => tooMany(retryAfterSeconds);
		const tasks = [submitTask('item 0', { maxWaitSeconds: 60, pollIntervalSeconds: 5 })];
		const outcomes = await clock.run(runBatch(tasks, POLL, account, clock));
		expect(outcomes.map(nameOf)).toEqual(['rateLimited']);
		expect(account.submits.length).toBeLessThanOrEqual(60);
	},
	5000,
);

it('429 beyond Max Wait gives up at once, and nothing was started', async () => {
	account.onSubmit = () => tooMany(3600);
	const outcomes = await clock.run(runBatch(submitTasks(3), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(3).fill('rateLimited'));
	expect(account.submits).toHaveLength(3);
	expect(account.jobs).toEqual([]);
	expect(clock.seconds).toBeLessThan(1);
});

it('429 without end gives up at Max Wait, for all items together', async () => {
	account.onSubmit = () => tooMany();
	const outcomes = await clock.run(runBatch(submitTasks(30), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(30).fill('rateLimited'));
	expect(clock.seconds).toBeLessThan(600 + 60);
	expect(outcomes[0]).toMatchObject({
		failure: {
			message: expect.stringMatching(/Nothing was started and nothing is billed/) as string,
		},
	});
});

it('a Retry-After on a look, however long, does not hold the next submit beyond its Max Wait', async () => {
	account.onFetch = (_, nth) => (nth === 2 ? tooMany(86_400) : statusReply('ON_QUEUE', 'x'));
	const policy = { ...POLL, maxInFlight: 1 };
	const outcomes = await clock.run(runBatch(submitTasks(2), policy, account, clock));
	expect(outcomes.map(nameOf)).toEqual(['timedOut', 'timedOut']);
	expect(clock.seconds).toBeLessThan(3 * 600 + 30);
});

it('a Retry-After on a look, however long, never makes a job outlast its Max Wait', async () => {
	account.onFetch = (_, nth) => (nth === 2 ? tooMany(86_400) : statusReply('ON_QUEUE', 'x'));
	const outcomes = await clock.run(runBatch(submitTasks(3), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(3).fill('timedOut'));
	expect(clock.seconds).toBeLessThan(610);
});
