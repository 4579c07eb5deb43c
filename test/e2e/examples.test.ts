import axios from 'axios';
import type { INodeTypeDescription } from 'n8n-workflow';
import { ENDED, type Execution } from '../../sandbox/n8n/api/executions';
import { N8nSession } from '../../sandbox/n8n/api/session';
import { ownerApi } from '../../sandbox/n8n/api/owner';
import type { SavedWorkflow, WorkflowDefinition } from '../../sandbox/n8n/api/workflows';
import { withCredential } from '../../sandbox/start/examples';
import { OWNER } from '../../sandbox/start/owner';
import { EXAMPLES, isNote, nodeNamed, readExample } from '../examples/exampleFiles';
import { filesOf, nameIn, tilesOf } from '../examples/itemFiles';
import { parameterFaults } from '../examples/parameterFaults';
import { itemsOf, startRealN8n, type RealN8n } from './realN8n';
import { until } from './until';

let real: RealN8n;
/** The types of nodes as n8n tells them to its editor. */
let types: INodeTypeDescription[];

beforeAll(async () => {
	real = await startRealN8n();
	const session = new N8nSession(real.n8n.url);
	await ownerApi(session).logIn(OWNER);
	types = await session.request('GET', '/types/nodes.json');
}, 600_000);

afterAll(async () => await real?.close());

beforeEach(() => real.ttapi.reset());

const START = "When clicking 'Execute workflow'";

/** The example in n8n, with its credential chosen and, where a person would fill in something, that filled in. */
async function imported(
	file: string,
	fillIn: (workflow: WorkflowDefinition) => void = () => undefined,
): Promise<SavedWorkflow> {
	const workflow = readExample(file);
	fillIn(workflow);
	return await real.n8n.api.workflows.create(withCredential(workflow, real.credential));
}

async function run({ id }: SavedWorkflow): Promise<Execution> {
	const executionId = await real.n8n.api.workflows.run(id, START);
	return await real.n8n.api.executions.waitFor(executionId, ENDED, { timeoutSeconds: 150 });
}

/** What was submitted, and so paid for, in the order of its arrival. */
const submits = () =>
	real.ttapi.requests({ method: 'POST' }).map(({ path }) => path.replace('/midjourney/', ''));

const jsonOf = (execution: Execution, node: string) =>
	itemsOf(execution, node).map(({ json }) => json);

/** That one finished job came out, with its four pictures, and that one was paid for. */
function expectPicturesOf(execution: Execution, node: string): void {
	expect(execution.status).toBe('success');
	const [item, ...more] = itemsOf(execution, node);
	expect(more).toEqual([]);
	expect(item.json).toMatchObject({ status: 'SUCCESS', action: 'imagine' });
	expect(Object.keys(tilesOf(item))).toHaveLength(4);
	expect(filesOf(item)).toEqual(tilesOf(item));
	expect(submits()).toEqual(['v1/imagine']);
}

describe('the examples, imported into a real n8n', () => {
	it.each(EXAMPLES)('%s: n8n knows every node, its version and its parameters', async (file) => {
		const { id } = await imported(file);

		const { nodes } = await real.n8n.api.workflows.get(id);

		expect(nodes.map(({ name }) => name)).toEqual(readExample(file).nodes.map(({ name }) => name));
		const faults = nodes.flatMap((node) => {
			const candidates = types.filter(
				({ name, version }) => name === node.type && [version].flat().includes(node.typeVersion),
			);
			if (candidates.length !== 1) return [`${node.name}: ${node.type} is unknown`];
			return parameterFaults(node, candidates[0]).map((fault) => `${node.name}: ${fault}`);
		});
		expect(faults).toEqual([]);
	});

	it('imagine: a prompt becomes a job and four pictures', async () => {
		const execution = await run(await imported('imagine'));

		expectPicturesOf(execution, 'Imagine');
	});

	it('many-prompts: each row once with its ratio, and what went wrong apart with its reason', async () => {
		const workflow = await imported('many-prompts', (example) => {
			const { parameters } = nodeNamed(example, 'Rows');
			parameters.jsonOutput = String(parameters.jsonOutput).replace('paper boat', '__fail__ boat');
		});

		const execution = await run(workflow);

		expect(execution.status).toBe('success');
		expect(jsonOf(execution, 'Finished').map(({ prompt }) => prompt)).toEqual([
			expect.stringContaining('lighthouse'),
			expect.stringContaining('train'),
		]);
		const finished = real.ttapi.jobs().filter(({ status }) => status === 'SUCCESS');
		const ids = jsonOf(execution, 'Finished').map(({ jobId }) => jobId);
		expect(ids.sort()).toEqual(finished.map(({ jobId }) => jobId).sort());
		const [boat] = real.ttapi.jobs().filter(({ status }) => status === 'FAILED');
		expect(jsonOf(execution, 'Failed')).toEqual([
			{
				prompt: expect.stringContaining('boat'),
				jobId: boat.jobId,
				reason: expect.stringContaining('[Bad response] Internal Error.'),
			},
			{
				prompt: expect.stringContaining('fox'),
				jobId: null,
				reason: expect.stringMatching(/"Aspect Ratio".*Nothing was sent/),
			},
		]);
		const prompts = real.ttapi.jobs().map(({ prompt }) => prompt.replace(/^.*(?=--ar)/, ''));
		expect(prompts.sort()).toEqual(['--ar 16:9', '--ar 1:1', '--ar 2:3'].sort());
		expect(submits()).toEqual(['v1/imagine', 'v1/imagine', 'v1/imagine']);
	});

	it('upscale-the-best: the chosen one of four is taken, upscaled and downloaded', async () => {
		const execution = await run(await imported('upscale-the-best'));

		expect(execution.status).toBe('success');
		const [{ best }] = jsonOf(execution, 'Choose the Best');
		expect([1, 2, 3, 4]).toContain(best);
		expect(jsonOf(execution, 'Take the Best')).toMatchObject([{ action: `upsample${best}` }]);
		const [item, ...more] = itemsOf(execution, 'Upscale');
		expect(more).toEqual([]);
		expect(item.json).toMatchObject({ status: 'SUCCESS', action: 'upscale_subtle' });
		expect(filesOf(item)).toEqual({ data: ['image/png', nameIn(item.json.cdnImage)] });
		expect(submits()).toEqual(['v1/imagine', 'v1/action', 'v1/action']);
	});

	it('submit-here: nothing is sent before the Hook URL is filled in', async () => {
		const execution = await run(await imported('submit-here'));

		expect(execution.status).toBe('error');
		expect(execution.data.resultData.error?.message).toMatch(/"Hook URL".*Paste.*Nothing was sent/);
		expect(submits()).toEqual([]);
	});

	it('submit-here and finished-job: what is submitted here goes on there, once, with its picture', async () => {
		const there = await imported('finished-job');
		await real.n8n.api.workflows.publish(there.id);
		const { webhookId } = nodeNamed(there, 'TTAPI Trigger');
		const hookUrl = `${real.n8n.url}/webhook/${webhookId}/ttapi`;
		await until('the trigger answers', async () => {
			const { status } = await axios.post(hookUrl, {}, { validateStatus: () => true });
			return status === 400;
		});
		const here = async (prompt: string) =>
			await run(
				await imported('submit-here', (example) => {
					Object.assign(nodeNamed(example, 'Submit').parameters, { hookUrl, prompt });
				}),
			);

		const submitted = [await here('a cat __1s__'), await here('a dog __1s__ __fail__')];
		const { executions } = real.n8n.api;
		await until('both went on', async () => (await executions.list(there.id)).length === 2);
		const list = await executions.list(there.id);
		const wentOn = await Promise.all(
			list.map(async ({ id }) => await executions.waitFor(id, ENDED)),
		);

		expect(submitted.map(({ status }) => status)).toEqual(['success', 'success']);
		const [cat, dog] = submitted.map((execution) => jsonOf(execution, 'Submit')[0].jobId);
		expect(wentOn.map(({ status }) => status)).toEqual(['success', 'success']);
		const used = wentOn.flatMap((execution) => itemsOf(execution, 'Use the Picture'));
		expect(used.map(({ json }) => json)).toEqual([
			expect.objectContaining({ jobId: cat, status: 'SUCCESS', caption: 'a cat __1s__' }),
		]);
		expect(filesOf(used[0])).toEqual({ data: ['image/png', used[0].json.fileName] });
		expect(used[0].json.fileName).toBe(nameIn(used[0].json.cdnImage));
		expect(wentOn.flatMap((execution) => jsonOf(execution, 'Say Why Not'))).toEqual([
			{ text: `The job ${String(dog)} failed: [Bad response] Internal Error.` },
		]);
		expect(submits()).toEqual(['v1/imagine', 'v1/imagine']);
	});

	it('callback-with-safety-net: the callback comes, and there are the pictures', async () => {
		const execution = await run(await imported('callback-with-safety-net'));

		expect(jsonOf(execution, 'Imagine')).toMatchObject([{ status: 'SUCCESS' }]);
		expectPicturesOf(execution, 'Wait for the Rest');
	});

	it('callback-with-safety-net: the callback is lost and the job late, and there are the pictures', async () => {
		real.ttapi.set({ callback: 'never', jobSeconds: 600 });
		const workflow = await imported('callback-with-safety-net', (example) => {
			Object.assign(Object(nodeNamed(example, 'Imagine').parameters.options), { maxWait: 1 });
		});
		const { executions, workflows } = real.n8n.api;
		const executionId = await workflows.run(workflow.id, START);
		await executions.waitFor(executionId, ['waiting']);
		// n8n looks at deadlines once a minute.
		await executions.waitFor(executionId, ['running', ...ENDED], { timeoutSeconds: 100 });
		real.ttapi.finish(real.ttapi.jobs()[0].jobId);

		const execution = await executions.waitFor(executionId, ENDED);

		expect(jsonOf(execution, 'Imagine')).toMatchObject([{ timedOut: true }]);
		expectPicturesOf(execution, 'Wait for the Rest');
	});

	it('describe-and-imagine: a picture becomes four prompts, and each of them a grid', async () => {
		// Any picture that is on the web; this one is the sandbox's.
		const { cdnImage } = jsonOf(await run(await imported('imagine')), 'Imagine')[0];
		const before = submits().length;
		const workflow = await imported('describe-and-imagine', (example) => {
			const { assignments } = nodeNamed(example, 'Picture Address').parameters;
			Object(assignments).assignments[0].value = cdnImage;
		});

		const execution = await run(workflow);

		expect(execution.status).toBe('success');
		const [{ body }] = real.ttapi.requests({ path: '/midjourney/v1/describe' });
		expect(body).toEqual({ base64: expect.stringMatching(/^data:image\/png;base64,\S{100}/) });
		const [{ prompts }] = jsonOf(execution, 'Describe');
		expect(prompts).toHaveLength(4);
		expect(jsonOf(execution, 'Imagine').map(({ prompt, status }) => [prompt, status])).toEqual(
			(prompts as string[]).map((prompt) => [prompt, 'SUCCESS']),
		);
		expect(jsonOf(execution, 'Imagine').every(({ cdnImage: grid }) => Boolean(grid))).toBe(true);
		expect(submits().slice(before)).toEqual([
			'v1/describe',
			...Array.from({ length: 4 }, () => 'v1/imagine'),
		]);
	});

	it('picture-to-video: the first of four pictures moves, and the video is downloaded', async () => {
		const execution = await run(await imported('picture-to-video'));

		expect(execution.status).toBe('success');
		const [first] = jsonOf(execution, 'Take the First');
		expect(first).toMatchObject({ action: 'upsample1', status: 'SUCCESS' });
		const [{ body }] = real.ttapi.requests({ path: '/midjourney/video/submit' });
		expect(body).toMatchObject({ imageUrl: first.cdnImage, bs: 1 });
		const [item, ...more] = itemsOf(execution, 'Make It Move');
		expect(more).toEqual([]);
		expect(item.json).toMatchObject({ status: 'SUCCESS', videos: [expect.any(String)] });
		const [video] = item.json.videos as string[];
		expect(filesOf(item)).toEqual({ data: ['video/mp4', nameIn(video)] });
		expect(submits()).toEqual(['v1/imagine', 'v1/action', 'video/submit']);
	});

	it('agent: its tools are our node, and n8n offers them to the agent', async () => {
		const { id } = await imported('agent');

		const { nodes, connections } = await real.n8n.api.workflows.get(id);

		const tools = nodes.filter(({ name }) => connections[name]?.ai_tool !== undefined);
		expect(tools.map(({ type }) => type)).toEqual(tools.map(() => 'n8n-nodes-ttapi.ttapiTool'));
		expect(tools.map(({ parameters }) => parameters.operation).sort()).toEqual([
			'checkPrompt',
			'get',
			'imagine',
		]);
		const [offered] = types.filter(({ name }) => name === 'n8n-nodes-ttapi.ttapiTool');
		expect(offered).toMatchObject({ outputs: ['ai_tool'], inputs: [] });
		const fromAgent = tools.map(({ parameters }) =>
			JSON.stringify(parameters).includes('$fromAI('),
		);
		expect(fromAgent).toEqual([true, true, true]);
		const runnable = nodes.filter((node) => !isNote(node) && !tools.includes(node));
		expect(runnable.map(({ type }) => type.split('.')[1]).sort()).toEqual([
			'agent',
			'chatTrigger',
			'lmChatOpenAi',
			'memoryBufferWindow',
		]);
	});
});
