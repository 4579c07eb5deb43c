import { runBatch } from '../../../nodes/Ttapi/wait/batch';
import { jobIdOf } from '../../../nodes/Ttapi/wait/outcome';
import { failure } from '../../../nodes/Ttapi/job/failure';
import { answer, CONNECTION_LOST, failed, GATEWAY_PAGE } from '../replies';
import { VirtualClock } from '../virtualClock';
import { Account, jobIdFor, nameOf, POLL, submitTask, submitTasks } from './account';

let clock: VirtualClock;
let account: Account;

beforeEach(() => {
	clock = new VirtualClock();
	account = new Account(clock);
});

it('ten jobs are submitted together and take as long as one', async () => {
	const outcomes = await clock.run(runBatch(submitTasks(10), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(10).fill('done'));
	expect(account.submits.map(({ atSecond }) => atSecond)).toEqual(Array(10).fill(0));
	expect(clock.seconds).toBeLessThan(account.jobSeconds + 10);
});

it('outcomes come in the order of the items, whichever job ends first', async () => {
	account.secondsOf = (prompt) => 60 - 10 * Number(prompt.replace('item ', ''));
	const outcomes = await clock.run(runBatch(submitTasks(5), POLL, account, clock));
	expect(outcomes.map(jobIdOf)).toEqual([0, 1, 2, 3, 4].map((n) => jobIdFor(`item ${n}`)));
});

it.each([1, 3, 10])('never more than %d jobs are unfinished at a time', async (maxInFlight) => {
	const policy = { ...POLL, maxInFlight };
	const outcomes = await clock.run(runBatch(submitTasks(25), policy, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(25).fill('done'));
	expect(account.mostUnfinished).toBe(maxInFlight);
	expect(account.submits).toHaveLength(25);
});

it('without waiting nobody looks at a job, and the id of each comes out', async () => {
	const policy = { ...POLL, waitMode: 'none', maxInFlight: 4 } as const;
	const outcomes = await clock.run(runBatch(submitTasks(9), policy, account, clock));
	expect(outcomes.map(nameOf)).toEqual(Array(9).fill('open'));
	expect(outcomes.map(jobIdOf)).toEqual(account.jobs.map(({ prompt }) => jobIdFor(prompt)));
	expect(account.fetches).toEqual([]);
	expect(account.mostUnderWay).toBe(4);
});

it('an item with bad parameters spoils no other, and nothing is sent for it', async () => {
	const refused = failure('badInput', 'The prompt is empty', 'Fill it in');
	const tasks = [submitTask('a'), { kind: 'refused' as const, failure: refused }, submitTask('c')];
	const outcomes = await clock.run(runBatch(tasks, POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(['done', 'badInput', 'done']);
	expect(account.submits.map(({ prompt }) => prompt)).toEqual(['a', 'c']);
});

describe('a submit with an unknown outcome is not sent again', () => {
	it.each([
		['connection lost', CONNECTION_LOST],
		['408', answer(408, failed('Timeout'))],
		['500', answer(500, failed('Internal error'))],
		['504 HTML', answer(504, GATEWAY_PAGE)],
		['200 without an id', answer(200, { status: 'SUCCESS', message: 'success', data: null })],
	])('%s', async (_, reply) => {
		account.onSubmit = (prompt) => (prompt === 'item 1' ? reply : undefined);
		const outcomes = await clock.run(runBatch(submitTasks(3), POLL, account, clock));
		expect(outcomes.map(nameOf)).toEqual(['done', 'outcomeUnknown', 'done']);
		expect(account.submits.filter(({ prompt }) => prompt === 'item 1')).toHaveLength(1);
	});
});

it('a submit that was refused for good is not sent again', async () => {
	account.onSubmit = () => answer(400, failed('Parameter error'));
	const outcomes = await clock.run(runBatch(submitTasks(3), POLL, account, clock));
	expect(outcomes.map(nameOf)).toEqual(['refused', 'refused', 'refused']);
	expect(account.submits).toHaveLength(3);
});

it('5000 items whose jobs end at once are all done, each paid once', async () => {
	account.jobSeconds = 0;
	const policy = { ...POLL, maxInFlight: 100 };
	const tasks = submitTasks(5000, { maxWaitSeconds: 3600, pollIntervalSeconds: 5 });
	const outcomes = await clock.run(runBatch(tasks, policy, account, clock));
	expect(new Set(outcomes.map(nameOf))).toEqual(new Set(['done']));
	expect(new Set(account.submits.map(({ prompt }) => prompt)).size).toBe(5000);
	expect(account.submits).toHaveLength(5000);
});

it('no items, no requests', async () => {
	expect(await clock.run(runBatch([], POLL, account, clock))).toEqual([]);
	expect(account.submits).toEqual([]);
});
