import axios from 'axios';
import { withCredential } from '../../sandbox/start/examples';
import { runCommands, unprinted } from '../docs/commands';
import { nodeNamed, readExample } from '../examples/exampleFiles';
import { startRealN8n, type RealN8n } from './realN8n';
import { until } from './until';

let real: RealN8n;

beforeAll(async () => {
	real = await startRealN8n();
}, 600_000);

afterAll(async () => await real?.close());

beforeEach(() => real.ttapi.reset());

const ttapi = () => ({ TTAPI: real.ttapi.url, KEY: real.ttapi.apiKey });

describe('the commands of the documentation print what it says', () => {
	it('docs/sandbox.md', async () => {
		const blocks = await runCommands('docs/sandbox.md', ttapi());

		expect(blocks.length).toBeGreaterThan(2);
		expect(blocks.map((block) => ({ ...block, missing: unprinted(block) }))).toEqual(
			blocks.map((block) => ({ ...block, missing: [] })),
		);
	});

	it('docs/trigger.md, and the workflow starts once for each job', async () => {
		const example = withCredential(readExample('finished-job'), real.credential);
		const workflow = await real.n8n.api.workflows.create(example);
		await real.n8n.api.workflows.publish(workflow.id);
		const { webhookId } = nodeNamed(workflow, 'TTAPI Trigger');
		const HOOK = `${real.n8n.url}/webhook/${webhookId}/ttapi`;
		await until('the trigger answers', async () => {
			const { status } = await axios.post(HOOK, {}, { validateStatus: () => true });
			return status === 400;
		});

		const blocks = await runCommands('docs/trigger.md', { ...ttapi(), HOOK });

		expect(blocks.length).toBeGreaterThan(3);
		expect(blocks.map((block) => ({ ...block, missing: unprinted(block) }))).toEqual(
			blocks.map((block) => ({ ...block, missing: [] })),
		);
		const { list } = real.n8n.api.executions;
		await until('both jobs have started it', async () => (await list(workflow.id)).length >= 2);
		expect(await list(workflow.id)).toHaveLength(2);
	});
});
