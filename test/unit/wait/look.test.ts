import { runBatch, type Task } from '../../../nodes/Ttapi/wait/batch';
import { answer, CONNECTION_LOST, failed, GATEWAY_PAGE, WRONG_KEY } from '../replies';
import { VirtualClock } from '../virtualClock';
import { Account, jobIdFor, nameOf, POLL, statusReply } from './account';

let clock: VirtualClock;
let account: Account;

beforeEach(() => {
	clock = new VirtualClock();
	account = new Account(clock);
});

function lookAt(prompt: string): Task {
	return { kind: 'look', handle: { jobId: jobIdFor(prompt), family: 'midjourney' } };
}

async function look(...prompts: string[]) {
	return await clock.run(runBatch(prompts.map(lookAt), POLL, account, clock));
}

it.each(['PENDING_QUEUE', 'ON_QUEUE', 'SUCCESS', 'FAILED'] as const)(
	'a job that is %s is output as it is, after one look',
	async (status) => {
		account.onFetch = (prompt) => statusReply(status, jobIdFor(prompt));
		const [outcome] = await look('a');
		expect(outcome).toMatchObject({ kind: 'open', job: { status, jobId: jobIdFor('a') } });
		expect(account.fetches).toHaveLength(1);
	},
);

it('a job that TTAPI does not know is an error at once', async () => {
	const [outcome] = await look('a');
	expect(outcome).toMatchObject({ failure: { kind: 'unknownJob', jobId: jobIdFor('a') } });
	expect(account.fetches).toHaveLength(1);
});

it('a wrong key is an error at once', async () => {
	account.onFetch = () => answer(401, WRONG_KEY);
	expect((await look('a')).map(nameOf)).toEqual(['keyRefused']);
	expect(account.fetches).toHaveLength(1);
});

it('a fault that passes is survived', async () => {
	account.onFetch = (prompt, nth) =>
		nth < 3 ? answer(502, GATEWAY_PAGE) : statusReply('SUCCESS', jobIdFor(prompt));
	expect((await look('a')).map(nameOf)).toEqual(['open']);
});

it('a fault that stays is an error after three looks, which names the job', async () => {
	account.onFetch = () => CONNECTION_LOST;
	const [outcome] = await look('a');
	expect(outcome).toMatchObject({
		failure: {
			kind: 'unreachable',
			jobId: jobIdFor('a'),
			message: expect.stringMatching(
				/connection lost.*job-of-a.*The job is not affected/,
			) as string,
		},
	});
	expect(account.fetches).toHaveLength(3);
	expect(clock.seconds).toBeLessThan(10);
});

it('a pause of a day is not waited for', async () => {
	account.onFetch = () => answer(429, failed('Too many requests'), 86_400);
	expect((await look('a')).map(nameOf)).toEqual(['unreachable']);
	expect(clock.seconds).toBeLessThan(180);
});

it('many jobs are looked at no faster than TTAPI likes', async () => {
	account.onFetch = (prompt) => statusReply('SUCCESS', jobIdFor(prompt));
	const outcomes = await look(...Array.from({ length: 50 }, (_, n) => `item ${n}`));
	expect(outcomes.map(nameOf)).toEqual(Array(50).fill('open'));
	expect(clock.seconds).toBeGreaterThan(9);
});
