import type { INode } from 'n8n-workflow';
import type { RequestRecord } from '../../sandbox/ttapi';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';
import { answering } from '../operations/answering';
import { finished, submitted } from '../operations/parents';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.1, callback: 'never', maxQueue: 500 });

/** Many jobs take their time on a busy machine. */
jest.setTimeout(30_000);

const IMAGINE = '/midjourney/v1/imagine';

const run = async (resource: string, operation: string, parameters: INode['parameters'] = {}) =>
	await runNode(
		{ parameters: { resource, operation, ...parameters } },
		{ credential: credential(), items: [{}] },
	);

const getMany = async (parameters: INode['parameters'] = {}) =>
	await run('job', 'getMany', parameters);

/** Ends so many jobs; gives their ids, the newest first. */
async function endJobs(count: number): Promise<string[]> {
	const ids: string[] = [];
	for (let n = 0; n < count; n++) {
		ids.unshift(await finished(ttapi(), IMAGINE, { prompt: `no. ${n}` }));
	}
	return ids;
}

const listsFrom = (before: number): Array<RequestRecord['query']> =>
	ttapi()
		.requests({ path: '/midjourney/v1/fetch-list' })
		.slice(before)
		.map(({ query }) => query);

/** So many finished jobs as fetch-list has them. */
const entries = (count: number) =>
	Array.from({ length: count }, (_, n) => ({ job_id: `job-${n}`, status: 2 }));

const page = (number: number, limit: number, status: string) => ({
	page: String(number),
	limit: String(limit),
	status,
	order: 'desc',
});

describe('Job > Get Many', () => {
	it('returns all, page by page, those that wait first, each state with the newest first', async () => {
		const done = await endJobs(105);
		const failed = await finished(ttapi(), IMAGINE, { prompt: 'A dog __fail__' });
		const waiting = await submitted(ttapi(), IMAGINE, { prompt: 'A cow __900s__' });

		const { json, error } = await getMany({ returnAll: true });

		expect(error).toBeUndefined();
		expect(json.map(({ jobId }) => jobId)).toEqual([waiting, ...done, failed]);
		expect(listsFrom(0)).toEqual([
			page(1, 100, 'PENDING_QUEUE'),
			page(1, 100, 'ON_QUEUE'),
			page(1, 100, 'SUCCESS'),
			page(2, 100, 'SUCCESS'),
			page(1, 100, 'FAILED'),
		]);
	});

	it('returns no more than the limit, and asks for no more than it needs', async () => {
		const done = await endJobs(5);

		const { json } = await getMany({ limit: 3 });

		expect(json.map(({ jobId }) => jobId)).toEqual(done.slice(0, 3));
		expect(listsFrom(0)).toEqual([
			page(1, 3, 'PENDING_QUEUE'),
			page(1, 3, 'ON_QUEUE'),
			page(1, 3, 'SUCCESS'),
		]);
	});

	it('goes over pages also for a limit above what TTAPI gives at once', async () => {
		const done = await endJobs(110);

		const { json } = await getMany({ limit: 105, filters: { status: ['SUCCESS'] } });

		expect(json.map(({ jobId }) => jobId)).toEqual(done.slice(0, 105));
		expect(listsFrom(0)).toEqual([page(1, 100, 'SUCCESS'), page(2, 100, 'SUCCESS')]);
	});

	it.each([
		['one state', ['FAILED'], ['FAILED']],
		['two states', ['SUCCESS', 'PENDING_QUEUE'], ['PENDING_QUEUE', 'SUCCESS']],
		['none, which is any', [], ['PENDING_QUEUE', 'SUCCESS', 'FAILED']],
	])('returns only jobs in the states that are asked for: %s', async (_, status, statuses) => {
		await endJobs(1);
		await finished(ttapi(), IMAGINE, { prompt: 'A dog __fail__' });
		await submitted(ttapi(), IMAGINE, { prompt: 'A cow __900s__' });

		const { json } = await getMany({ returnAll: true, filters: { status } });

		expect(json.map((job) => job.status)).toEqual(statuses);
	});

	it.each(['array', 'nested', 'null'] as const)(
		'understands the list in the shape %s, also when it is empty',
		async (listShape) => {
			ttapi().set({ listShape });
			const nothing = await getMany({ returnAll: true });
			const done = await endJobs(2);

			const { json } = await getMany({ returnAll: true });

			expect(nothing.error).toBeUndefined();
			expect(nothing.json).toEqual([]);
			expect(json.map(({ jobId }) => jobId)).toEqual(done);
		},
	);

	it('lists edits and videos with the pictures of all families, under their ids', async () => {
		const edit = await finished(ttapi(), '/midjourney/image-edits/submit', {
			prompt: 'A roof',
			image: 'https://example.com/a.png',
		});
		const video = await finished(ttapi(), '/midjourney/video/submit', {
			prompt: 'It moves',
			imageUrl: 'https://example.com/a.png',
		});

		const { json } = await getMany();

		expect(json.map(({ jobId }) => jobId)).toEqual([video, edit]);
	});

	it('does not take a page for the last one because an entry of it has no id', async () => {
		const last = { job_id: 'the-last-one', status: 2 };
		const long = await answering(200, (query) => ({
			status: 'SUCCESS',
			data: query.get('page') === '1' ? [{ job_id: null }, ...entries(99)] : [last],
		}));

		const { json } = await runNode(
			{
				parameters: {
					resource: 'job',
					operation: 'getMany',
					returnAll: true,
					filters: { status: ['SUCCESS'] },
				},
			},
			{ credential: long.credential, items: [{}] },
		);
		await long.close();

		expect(json.length).toBe(100);
		expect(json.at(-1)?.jobId).toBe('the-last-one');
	});

	it('what TTAPI calls a list and is none comes to nothing, with a plain message', async () => {
		const odd = await answering(200, { status: 'SUCCESS', message: '', data: 7 });

		const { error } = await runNode(
			{ parameters: { resource: 'job', operation: 'getMany' } },
			{ credential: odd.credential, items: [{}] },
		);
		await odd.close();

		expect(error?.message).toBe(
			'TTAPI answered with a list of jobs that could not be understood. Look for the jobs in the dashboard of TTAPI, or get them by ID with Job > Get.',
		);
		expect(odd.asked).toHaveLength(1);
	});
});

describe('Account > Get', () => {
	it('gives numbers as numbers, whatever TTAPI sends, and what it does not tell as null', async () => {
		const ttapiWithTexts = await answering(200, {
			status: 'SUCCESS',
			message: 'success',
			data: {
				email: 'x@y.com',
				balance: '10.50',
				freeze_balance: 0.25,
				max_queue: null,
				vip: 'yes',
			},
		});

		const { json } = await runNode(
			{ parameters: { resource: 'account', operation: 'get' } },
			{ credential: ttapiWithTexts.credential, items: [{}] },
		);
		await ttapiWithTexts.close();

		expect(json).toEqual([
			{ email: 'x@y.com', balance: 10.5, freeze_balance: 0.25, max_queue: null, vip: 'yes' },
		]);
	});

	it('shows what running jobs have reserved', async () => {
		await submitted(ttapi(), IMAGINE, { prompt: 'A cow __900s__', mode: 'turbo' });

		const { json } = await run('account', 'get');

		expect(json).toEqual([expect.objectContaining({ balance: 9996, freeze_balance: 4 })]);
	});
});

describe('Image > Check Prompt', () => {
	const check = async (text: string) => await run('image', 'checkPrompt', { prompt: text });

	it.each([
		['HTTP 200', 200],
		['HTTP 400', 400],
	])('a ban that comes as %s is an answer, and no failure', async (_, httpStatus) => {
		const message = 'The prompt contains banned words: blood';
		const strict = await answering(httpStatus, { status: 'FAILED', message });

		const { json, error } = await runNode(
			{ parameters: { resource: 'image', operation: 'checkPrompt', prompt: 'blood' } },
			{ credential: strict.credential, items: [{}] },
		);
		await strict.close();

		expect(error).toBeUndefined();
		expect(json).toEqual([{ prompt: 'blood', allowed: false, status: 'FAILED', message }]);
	});

	it.each([
		['a wrong key as HTTP 200', 200, 'Wrong TT-API-KEY or email is not activated.', /API key/],
		['a request that TTAPI does not understand', 400, 'Parameter error', /"Parameter error"/],
		['a blocked account', 403, 'Account blocked', /blocked this account/],
	])('%s says nothing about the prompt', async (_, httpStatus, message, words) => {
		const refusing = await answering(httpStatus, { status: 'FAILED', message });

		const { json, error } = await runNode(
			{ parameters: { resource: 'image', operation: 'checkPrompt', prompt: 'a cat' } },
			{ credential: refusing.credential, items: [{}] },
		);
		await refusing.close();

		expect(json).toEqual([]);
		expect(error?.message).toMatch(words);
	});

	it('a bad key of the credential is said to be one', async () => {
		const { error } = await runNode(
			{ parameters: { resource: 'image', operation: 'checkPrompt', prompt: 'a cat' } },
			{ credential: { ...credential(), apiKey: 'wrong' }, items: [{}] },
		);

		expect(error?.message).toMatch(/^TTAPI refused the API key: "Wrong TT-API-KEY/);
		expect(ttapi().requests()).toHaveLength(1);
	});

	it('sends the prompt as it is, whatever it looks like', async () => {
		await check('  A cat,\n"quoted" --ar 1:1 {{ x }}');

		const [{ body }] = ttapi().requests();
		expect(body).toEqual({ prompt: expect.stringContaining('A cat,\n"quoted" --ar 1:1 {{ x }}') });
	});
});
