import fastify from 'fastify';
import { imagine, prompts } from '../n8n/parameters';
import { runNode } from '../n8n/runNode';
import { testCredential } from '../n8n/testCredential';
import { useSandbox } from '../n8n/useSandbox';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.1 });

describe('the credential', () => {
	it('is tested with the free account request', async () => {
		expect(await testCredential(credential())).toBe('OK');

		expect(ttapi().requests()).toEqual([
			expect.objectContaining({ method: 'GET', path: '/midjourney/v1/info', status: 200 }),
		]);
	});

	it('says that a wrong key is wrong', async () => {
		const wrong = { ...credential(), apiKey: 'a-wrong-key' };

		expect(await testCredential(wrong)).toMatch(/^TTAPI refused the API key\. Copy it/);
	});

	it('takes HTTP 200 with status FAILED for a failed test', async () => {
		const server = fastify();
		server.get('/midjourney/v1/info', async () => ({
			status: 'FAILED',
			message: 'Wrong TT-API-KEY or email is not activated.',
		}));
		const baseUrl = await server.listen({ host: '127.0.0.1', port: 0 });

		const verdict = await testCredential({ ...credential(), baseUrl });

		await server.close();
		expect(verdict).toMatch(/^TTAPI refused the API key\. Copy it/);
	});

	it('says that the address is wrong when TTAPI is not there', async () => {
		const elsewhere = { ...credential(), baseUrl: `${ttapi().url}/elsewhere` };

		expect(await testCredential(elsewhere)).toMatch(/Check the Base URL/);
	});

	it.each([' a-key-to-look-for ', '"a-key-to-look-for"', `' a-key-to-look-for'\n`])(
		'takes the key %j, copied with what stood around it',
		async (apiKey) => {
			const { json } = await runNode(imagine(), {
				credential: { apiKey, baseUrl: ` ${ttapi().url}/ ` },
				items: prompts('a cat'),
			});

			expect(json[0].status).toBe('SUCCESS');
			expect(await testCredential({ apiKey, baseUrl: ` ${ttapi().url}/ ` })).toBe('OK');
		},
	);
});

describe('the key stays with TTAPI', () => {
	it.each([
		['a success', 'a cat', {}],
		['a failed job', 'a cat __fail__', {}],
		['a refusal', 'a cat', { submitFault: { kind: '403' } }],
		['a lost connection', 'a cat', { submitFault: { kind: 'reset' } }],
		['a redirect', 'a cat', { submitFault: { kind: 'redirect' } }],
		['a fault while polling', 'a cat', { fetchFault: { kind: '401' } }],
	] as const)(
		'%s: it is in no output, error or data of the run, nor sent elsewhere',
		async (_, prompt, switches) => {
			ttapi().set(switches);

			const { run, json } = await runNode(imagine(), {
				credential: credential(),
				items: prompts(prompt),
			});

			const everything = JSON.stringify([run, json], (_key, value) =>
				value instanceof Error ? { ...value, message: value.message, stack: value.stack } : value,
			);
			expect(everything).not.toContain('a-key-to-look-for');
			const paths = ttapi()
				.requests()
				.map(({ path }) => path)
				.filter((path) => !/^\/midjourney\/v1\/(imagine|fetch)$/.test(path));
			expect(paths).toEqual([]);
		},
	);

	it('keeps a key that was pasted with quotes out of a message that echoes it without them', async () => {
		const server = fastify();
		server.post('/midjourney/v1/imagine', async (request, reply) => {
			const key = String(request.headers['tt-api-key']);
			return await reply.code(400).send({ status: 'FAILED', message: `bad key ${key}` });
		});
		const baseUrl = await server.listen({ host: '127.0.0.1', port: 0 });

		const { error } = await runNode(imagine(), {
			credential: { apiKey: ' "a-key-in-quotes" ', baseUrl },
			items: prompts('a cat'),
		});

		await server.close();
		expect(error?.message).toContain('bad key ***');
		expect(JSON.stringify(error)).not.toContain('a-key-in-quotes');
	});

	it.each([
		['an empty key', { apiKey: ' "" ' }, /API Key in the TTAPI credential is empty/],
		['an address with a query', { baseUrl: 'https://api.ttapi.io/?x=1' }, /Base URL/],
	])('is refused before anything is sent: %s', async (_, wrong, message) => {
		const { error } = await runNode(imagine(), {
			credential: { ...credential(), ...wrong },
			items: prompts('a cat'),
		});

		expect(error?.message).toMatch(message);
		expect(ttapi().requests()).toEqual([]);
	});
});
