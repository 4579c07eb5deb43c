import axios from 'axios';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { ENDED, type Execution } from '../../sandbox/n8n/api/executions';
import { binaryData, type Served } from './binaryData';
import {
	chain,
	feed,
	itemsOf,
	node,
	runWorkflow,
	startRealN8n,
	ttapiNode,
	WATCHWORD,
	type RealN8n,
} from './realN8n';
import { until } from './until';

let real: RealN8n;
let served: Awaited<ReturnType<typeof binaryData>>;

beforeAll(async () => {
	real = await startRealN8n();
	served = await binaryData(real.n8n);
}, 600_000);

afterAll(async () => await real?.close());

beforeEach(() => real.ttapi.reset());

const WEBHOOK_ID = '2d9a3b1c-4c3e-4b8f-a7c1-0d5f6e7a8b9c';

const imagine = (waitMode: string, options: IDataObject) =>
	ttapiNode(real.credential, {
		prompt: '={{ $json.prompt }}',
		waitMode,
		options: { pollInterval: 1, ...options } as never,
	});

/** Says of each item which input item n8n links it to. */
const origin = () =>
	node(
		'Origin',
		'n8n-nodes-base.set',
		{
			includeOtherFields: true,
			options: {},
			assignments: {
				assignments: [
					{ id: 'a', name: 'origin', type: 'string', value: "={{ $('Items').item.json.prompt }}" },
				],
			},
		},
		{ typeVersion: 3.4 },
	);

const files = () => real.ttapi.requests({ path: '/midjourney/2*' });

/** n8n has the five files of the item on its disk, byte for byte what their links lead to, and serves them. */
async function expectStored({ json, binary = {} }: INodeExecutionData): Promise<void> {
	expect(json.downloadError).toBeUndefined();
	const links = [json.cdnImage, ...Object(json.images)];
	expect(Object.keys(binary)).toEqual(['data', 'data_1', 'data_2', 'data_3', 'data_4']);
	for (const [n, file] of Object.values(binary).entries()) {
		expect(file.id).toMatch(/^filesystem-v2:/);
		const [stored, source] = await Promise.all([
			served(file),
			axios.get<Buffer>(String(links[n]), { responseType: 'arraybuffer' }),
		]);
		const { bytes, contentType }: Served = stored;
		expect([contentType, file.fileName]).toEqual(['image/png', String(links[n]).split('/').at(-1)]);
		expect(bytes.equals(source.data)).toBe(true);
	}
}

/** The API key has gone to no server of a file. */
const expectNoKey = () => expect(files().map(({ keySent }) => keySent)).not.toContain(true);

describe('Download in a real n8n that stores files on disk', () => {
	it('Wait by Polling: the files are in the execution', async () => {
		const items = [{ prompt: 'a __1s__' }, { prompt: 'b __1s__' }];
		const nodes = [...feed(items), imagine('poll', { download: 'all' }), origin()];

		const execution = await runWorkflow(real, chain('poll and download', nodes));

		expect(execution.status).toBe('success');
		const out = itemsOf(execution, 'Origin');
		expect(out.map(({ json }) => [json.prompt, json.origin])).toEqual(
			items.map(({ prompt }) => [prompt, prompt]),
		);
		expect(files()).toHaveLength(10);
		expectNoKey();
		for (const item of itemsOf(execution, 'TTAPI')) await expectStored(item);
	});

	it('one item per picture: each is linked to the item that it came from', async () => {
		const items = [{ prompt: 'a __1s__' }, { prompt: 'b __1s__' }];
		const options = { download: 'tiles', onePerPicture: true };
		const nodes = [...feed(items), imagine('poll', options), origin()];

		const execution = await runWorkflow(real, chain('one per picture', nodes));

		const out = itemsOf(execution, 'Origin').map(({ json }) => json);
		expect(out.map((json) => json.origin)).toEqual(out.map((json) => json.prompt));
		expect(out).toHaveLength(8);
	});

	it('Wait by Callback: every callback is answered, and the files are in the execution', async () => {
		const items = [{ prompt: 'a __2s__' }, { prompt: 'b __3s__' }, { prompt: 'c __3s__' }];
		const nodes = [...feed(items), imagine('callback', { download: 'all' }), origin()];

		const execution = await runWorkflow(real, chain('callback and download', nodes));

		expect(execution.status).toBe('success');
		const out = itemsOf(execution, 'Origin');
		expect(out.map(({ json }) => [json.prompt, json.origin])).toEqual(
			items.map(({ prompt }) => [prompt, prompt]),
		);
		await until('all callbacks are answered', () => real.ttapi.callbacks().length >= 3);
		expect(real.ttapi.callbacks().map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(files()).toHaveLength(15);
		expectNoKey();
		for (const item of itemsOf(execution, 'TTAPI')) await expectStored(item);
	});

	it('files that cannot be had: the execution succeeds, with the job and a message', async () => {
		real.ttapi.set({ pictures: 'gone' });
		const nodes = [...feed([{ prompt: 'a __1s__' }]), imagine('callback', { download: 'grid' })];

		const execution = await runWorkflow(real, chain('gone', nodes));

		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'TTAPI')[0].json).toMatchObject({
			status: 'SUCCESS',
			downloadError: expect.stringContaining('its server answered HTTP 404'),
		});
	});

	it('the trigger: its execution has the files of the job that called', async () => {
		const { workflows, executions } = real.n8n.api;
		const { id, name } = real.credential;
		const parameters = {
			events: ['SUCCESS', 'FAILED'],
			verify: true,
			options: { download: 'all' },
		};
		const more = { webhookId: WEBHOOK_ID, credentials: { ttapiApi: { id, name } } };
		const trigger = node('Trigger', 'n8n-nodes-ttapi.ttapiTrigger', parameters, more);
		const { id: triggerId } = await workflows.create(
			chain('triggered', [trigger, node('After', 'n8n-nodes-base.noOp')]),
		);
		await workflows.publish(triggerId);
		const hookUrl = `${real.n8n.url}/webhook/${WEBHOOK_ID}/ttapi`;
		const call = async () => await axios.post(hookUrl, {}, { validateStatus: () => true });
		await until('the trigger answers', async () => (await call()).status === 400);
		const submit = ttapiNode(real.credential, { prompt: 'a __1s__', waitMode: 'none', hookUrl });

		await runWorkflow(real, chain('submit for the trigger', [...feed([{}]), submit]));

		await until('it ran', async () => (await executions.list(triggerId)).length > 0);
		const [{ id: executionId }] = await executions.list(triggerId);
		const execution: Execution = await executions.waitFor(executionId, ENDED);
		expect(execution.status).toBe('success');
		expect(real.ttapi.callbacks().map(({ status }) => status)).toEqual([200]);
		expectNoKey();
		await expectStored(itemsOf(execution, 'After')[0]);
	});

	it('writes the API key into no log', () => {
		expect(real.n8n.log()).not.toContain(WATCHWORD);
	});
});
