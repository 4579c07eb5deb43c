import { startSandbox, type Sandbox } from '../../sandbox/ttapi';
import { finishedJob, imagineJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { balance: 100, maxQueue: 50 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

async function quota(): Promise<[balance: number, frozen: number]> {
	const { data } = await ttapiClient(sandbox).get('/midjourney/v1/info');
	return [data.data.balance, data.data.freeze_balance];
}

test('info tells the account as the docs have it, to GET and POST', async () => {
	const client = ttapiClient(sandbox);
	const got = await client.get('/midjourney/v1/info');
	const posted = await client.post('/midjourney/v1/info', {});
	expect(got.data).toEqual({
		status: 'SUCCESS',
		message: 'success',
		data: {
			email: 'sandbox@example.com',
			email_verified_at: '2023-11-10 17:44:30',
			balance: 100,
			freeze_balance: 0,
			max_queue: 50,
			created_at: '2023-11-10 17:44:30',
		},
	});
	expect(posted.data).toEqual(got.data);
});

test('quota is frozen at the submit and charged on success', async () => {
	const jobId = await imagineJob(sandbox, { mode: 'turbo' });
	expect(await quota()).toEqual([96, 4]);
	sandbox.finish(jobId);
	expect(await quota()).toEqual([96, 0]);
});

test('quota comes back when a job fails', async () => {
	const jobId = await imagineJob(sandbox, { prompt: '__fail__' });
	expect(await quota()).toEqual([98, 2]);
	sandbox.finish(jobId);
	expect(await quota()).toEqual([100, 0]);
});

test('from the 31st violation of a day on it does not', async () => {
	for (let violation = 1; violation <= 30; violation++) {
		await finishedJob(sandbox, { prompt: '__banned__' });
	}
	expect(await quota()).toEqual([100, 0]);
	await finishedJob(sandbox, { prompt: '__banned__' });
	expect(await quota()).toEqual([98, 0]);
	await finishedJob(sandbox, { prompt: '__fail__' });
	expect(await quota()).toEqual([98, 0]);
});

test('a job that costs more than is left is refused with 402', async () => {
	sandbox.set({ balance: 3 });
	await imagineJob(sandbox);
	const { status, data } = await ttapiClient(sandbox).post('/midjourney/v1/imagine', {
		prompt: 'cat',
	});
	expect([status, data.status, data.data]).toEqual([402, 'FAILED', null]);
	expect(await quota()).toEqual([1, 2]);
});
