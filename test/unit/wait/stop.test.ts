import { runBatch, type BatchPolicy } from '../../../nodes/Ttapi/wait/batch';
import { jobIdOf } from '../../../nodes/Ttapi/wait/outcome';
import { answer, failed } from '../replies';
import { VirtualClock } from '../virtualClock';
import { Account, jobIdFor, nameOf, POLL, statusReply, submitTasks } from './account';

let clock: VirtualClock;
let account: Account;

beforeEach(() => {
	clock = new VirtualClock();
	account = new Account(clock);
});

const STOP: BatchPolicy = { ...POLL, maxInFlight: 3, stopAtFirstFailure: true };

describe('stop at the first failure', () => {
	it('submits nothing new, and the ids of the jobs that go on come out', async () => {
		account.onFetch = (prompt) =>
			prompt === 'item 1' && clock.seconds > 5
				? statusReply('FAILED', jobIdFor(prompt), 'Job Timeout')
				: undefined;
		const outcomes = await clock.run(runBatch(submitTasks(9), STOP, account, clock));
		expect(outcomes.map(nameOf)).toEqual([
			'open',
			'jobFailed',
			'open',
			...Array<string>(6).fill('stopped'),
		]);
		expect(outcomes.slice(0, 3).map(jobIdOf)).toEqual([0, 1, 2].map((n) => jobIdFor(`item ${n}`)));
		expect(account.submits).toHaveLength(3);
		expect(clock.seconds).toBeLessThan(15);
	});

	it('waits for a submit that is under way and keeps its id', async () => {
		account.answerSeconds = 2;
		const submit: Account['submit'] = async (submission, maxWaitSeconds) => {
			if (submission.body.prompt === 'item 1') await clock.sleep(20);
			return await account.submit(submission, maxWaitSeconds);
		};
		account.onSubmit = (prompt) =>
			prompt === 'item 0' ? answer(400, failed('Parameter error')) : undefined;
		const ports = { submit, fetch: account.fetch };
		const outcomes = await clock.run(runBatch(submitTasks(4), STOP, ports, clock));
		expect(outcomes.map(nameOf)).toEqual(['refused', 'open', 'open', 'stopped']);
		expect(jobIdOf(outcomes[1])).toBe(jobIdFor('item 1'));
	});

	it('of those that waited for room in the queue, none poses as the failure that ended the run', async () => {
		account.onSubmit = (prompt) =>
			prompt === 'item 0' ? answer(499, failed('queue is full')) : undefined;
		account.onFetch = (prompt) =>
			clock.seconds > 7 ? statusReply('FAILED', jobIdFor(prompt), 'Job Timeout') : undefined;
		const outcomes = await clock.run(runBatch(submitTasks(2), STOP, account, clock));
		expect(outcomes.map(nameOf)).toEqual(['stopped', 'jobFailed']);
	});

	it('of those that were held by a 429, none is sent any more', async () => {
		account.onSubmit = (prompt, nth) => {
			if (prompt === 'item 0') return answer(429, failed('Too many requests'), 60);
			return prompt === 'item 1' && nth === 1 ? answer(400, failed('Parameter error')) : undefined;
		};
		const outcomes = await clock.run(runBatch(submitTasks(2), STOP, account, clock));
		expect(outcomes.map(nameOf)).toEqual(['stopped', 'refused']);
		expect(account.submits).toHaveLength(2);
	});
});

describe('the user stops the execution', () => {
	/** A run of 20 items that is stopped at a moment. */
	async function stoppedAt(second: number, policy: BatchPolicy = { ...POLL, maxInFlight: 5 }) {
		const stop = new AbortController();
		clock.at(second, () => stop.abort());
		return await clock.run(runBatch(submitTasks(20), policy, account, clock, stop.signal));
	}

	it('ends promptly, and no request is sent after it', async () => {
		const outcomes = await stoppedAt(10);
		expect(clock.seconds).toBeLessThanOrEqual(10 + account.answerSeconds);
		expect(outcomes.map(nameOf)).toEqual([
			...Array<string>(5).fill('open'),
			...Array<string>(15).fill('stopped'),
		]);
		for (const { atSecond } of [...account.submits, ...account.fetches]) {
			expect(atSecond).toBeLessThanOrEqual(10);
		}
	});

	it('while submits are under way: their ids are kept', async () => {
		account.answerSeconds = 30;
		const outcomes = await stoppedAt(10);
		expect(outcomes.slice(0, 5).map(jobIdOf)).toEqual(
			[0, 1, 2, 3, 4].map((n) => jobIdFor(`item ${n}`)),
		);
		expect(account.submits).toHaveLength(5);
		expect(account.fetches).toEqual([]);
	});

	it('while the queue is full: nobody is kept waiting', async () => {
		account.limit = 0;
		const outcomes = await stoppedAt(12);
		expect(outcomes.map(nameOf)).toEqual(Array(20).fill('stopped'));
		expect(clock.seconds).toBeLessThanOrEqual(12 + account.answerSeconds);
	});

	it('while TTAPI asks for a pause: nobody is kept waiting', async () => {
		account.onSubmit = () => answer(429, failed(''), 300);
		const outcomes = await stoppedAt(12);
		expect(outcomes.map(nameOf)).toEqual(Array(20).fill('stopped'));
		expect(clock.seconds).toBeLessThanOrEqual(12);
	});

	it('before it began: nothing is sent', async () => {
		const stop = new AbortController();
		stop.abort();
		const run = runBatch(submitTasks(3), POLL, account, clock, stop.signal);
		expect((await clock.run(run)).map(nameOf)).toEqual(Array(3).fill('stopped'));
		expect(account.submits).toEqual([]);
	});
});
