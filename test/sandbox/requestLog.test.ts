import axios from 'axios';
import { startSandbox, type RequestRecord, type Sandbox } from '../../sandbox/ttapi';
import { RequestLog } from '../../sandbox/ttapi/http/requestLog';
import { fetchJob, imagineJob, ttapiClient } from './ttapiClient';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ switches: { jobSeconds: 60 } });
});
afterEach(() => sandbox.reset());
afterAll(async () => await sandbox.close());

test('a request is recorded with everything but the key', async () => {
	const jobId = await imagineJob(sandbox, { mode: 'turbo' });
	await fetchJob(sandbox, jobId);
	const [submit, fetch] = sandbox.requests();
	expect(submit).toEqual({
		at: expect.any(Number),
		kind: 'api',
		method: 'POST',
		path: '/midjourney/v1/imagine',
		query: {},
		headers: expect.objectContaining({ 'content-type': 'application/json' }),
		keySent: true,
		keyRight: true,
		body: { prompt: 'A cute kitten', mode: 'turbo' },
		status: 200,
	});
	expect(fetch).toMatchObject({ method: 'GET', query: { jobId }, body: null, status: 200 });
	const seen = await axios.get(`${sandbox.url}/sandbox/requests`);
	expect(seen.data).toEqual(sandbox.requests());
	expect(JSON.stringify(seen.data)).not.toContain(sandbox.apiKey);
});

test.each([
	[{}, false, false],
	[{ 'tt-api-key': 'secret-but-wrong' }, true, false],
	[{ 'Tt-Api-Key': 'sandbox-key' }, true, true],
])('the headers %j are recorded as sent: %s, right: %s', async (headers, keySent, keyRight) => {
	await axios.post(`${sandbox.url}/midjourney/v1/imagine`, 'not json', {
		headers,
		validateStatus: () => true,
	});
	expect(sandbox.requests()).toMatchObject([
		{ keySent, keyRight, body: 'not json', status: keyRight ? 400 : 401 },
	]);
	expect(JSON.stringify(sandbox.requests())).not.toContain('secret-but-wrong');
});

test('unknown paths are recorded, control requests are not', async () => {
	const client = ttapiClient(sandbox);
	await client.post('/midjourney/nowhere', { a: 1 });
	for (const path of ['/', '/sandbox/jobs', '/sandbox/nowhere']) await client.get(path);
	expect(sandbox.requests()).toMatchObject([
		{ path: '/midjourney/nowhere', body: { a: 1 }, status: 404 },
	]);
});

test('the log can be filtered by method and path', async () => {
	await fetchJob(sandbox, await imagineJob(sandbox));
	await ttapiClient(sandbox).get('/midjourney/v1/fetch-list');
	const paths = (filter: { method?: string; path?: string }) =>
		sandbox.requests(filter).map(({ path }) => path.split('/').pop());
	expect(paths({ method: 'post' })).toEqual(['imagine']);
	expect(paths({ path: '/midjourney/v1/fetch' })).toEqual(['fetch']);
	expect(paths({ path: '/midjourney/v1/fetch*' })).toEqual(['fetch', 'fetch-list']);
	const query = '?method=GET&path=/midjourney/v1/fetch-list';
	const { data } = await axios.get(`${sandbox.url}/sandbox/requests${query}`);
	expect(data).toEqual(sandbox.requests({ path: '/midjourney/v1/fetch-list' }));
	expect(data).toHaveLength(1);
});

test('the log keeps the last 50,000 requests, and fewer when their bodies are huge', () => {
	const log = new RequestLog();
	const record = (at: number) => ({ at, body: null }) as RequestRecord;
	for (let at = 1; at <= 50_010; at++) log.add(record(at));
	expect(log.find()).toHaveLength(50_000);
	expect(log.find()[0].at).toBe(11);
	for (let at = 1; at <= 5; at++) {
		const huge = record(60_000 + at);
		log.add(huge);
		log.setBody(huge, 'as if it were huge', 30_000_000);
	}
	expect(log.find().map(({ at }) => at)).toEqual([60_003, 60_004, 60_005]);
});
