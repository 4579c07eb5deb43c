import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';
import { ENDED } from '../../sandbox/n8n/api/executions';
import type { SavedWorkflow } from '../../sandbox/n8n/api/workflows';
import { withCredential } from '../../sandbox/start/examples';
import { isOurs } from '../workflows/outcome';
import { outcomesOf, readStored, VERSIONS, workflowsOf } from '../workflows/storedWorkflows';
import { itemsOf, startRealN8n, type RealN8n } from './realN8n';
import { until } from './until';

let real: RealN8n;

beforeAll(async () => {
	real = await startRealN8n();
}, 600_000);

afterAll(async () => await real?.close());

beforeEach(() => real.ttapi.reset());

const stored = VERSIONS.flatMap((version) =>
	workflowsOf(version).map((name): [string, string] => [version, name]),
);

const startsByHand = ([version, name]: [string, string]) =>
	readStored(version, name).nodes.some(({ type }) => type === 'n8n-nodes-base.manualTrigger');

const imported = async (version: string, name: string) =>
	await real.n8n.api.workflows.create(withCredential(readStored(version, name), real.credential));

/** The status of an item's job, or the kind of its failure. */
const statusOf = ({ status, details }: IDataObject) => status ?? Object(details).kind;

/** The statuses that came out of the first output of a node when the version was the newest one. */
function statusesThen(version: string, name: string, node: string): unknown[] {
	const { outputs } = Object(outcomesOf(version)[name].nodes[node]);
	return outputs[0].map(statusOf);
}

describe('workflows of earlier versions, imported into a real n8n', () => {
	it.each(stored.filter(startsByHand))('%s: %s runs as it did', async (version, name) => {
		const { id, nodes } = await imported(version, name);
		const waits = nodes.some(({ parameters }) => parameters.waitMode === 'callback');
		// The others name hosts that are nobody's.
		real.ttapi.set({ callback: waits ? 'normal' : 'never' });

		const executionId = await real.n8n.api.workflows.run(id, nodes[0].name);
		const options = { timeoutSeconds: 120 };
		const execution = await real.n8n.api.executions.waitFor(executionId, ENDED, options);

		expect(execution.status).toBe('success');
		for (const node of nodes.filter(isOurs)) {
			const statuses = itemsOf(execution, node.name).map(({ json }) => statusOf(json));
			expect(statuses).toEqual(statusesThen(version, name, node.name));
		}
		expect(real.ttapi.requests({ method: 'POST' })).toHaveLength(
			outcomesOf(version)[name].submits.length,
		);
	});

	it.each(stored.filter((one) => !startsByHand(one)))(
		'%s: %s starts as it did',
		async (version, name) => {
			const workflow = await imported(version, name);
			await real.n8n.api.workflows.publish(workflow.id);
			const url = hookUrl(workflow);
			const answer = async (body: object) =>
				(await axios.post(url, body, { validateStatus: () => true })).status;
			await until('the trigger answers', async () => (await answer({})) === 400);
			const jobId = await finishedJob();

			const status = await answer({ status: 'SUCCESS', jobId, data: { action: 'imagine' } });

			expect(status).toBe(200);
			const list = async () => await real.n8n.api.executions.list(workflow.id);
			await until('the workflow has run', async () => (await list())[0]?.status === 'success');
			const [{ id }] = await list();
			const execution = await real.n8n.api.executions.get(id);
			expect(itemsOf(execution, 'TTAPI Trigger').map(({ json }) => json)).toEqual([
				expect.objectContaining({ jobId, status: 'SUCCESS', action: 'imagine' }),
			]);
		},
	);
});

function hookUrl({ nodes }: SavedWorkflow): string {
	const trigger = nodes.find(({ webhookId }) => webhookId !== undefined);
	return `${real.n8n.url}/webhook/${trigger?.webhookId}/ttapi`;
}

async function finishedJob(): Promise<string> {
	const { ttapi } = real;
	const headers = { 'TT-API-KEY': ttapi.apiKey };
	const body = { prompt: 'A cat', mode: 'fast' };
	const reply = await axios.post(`${ttapi.url}/midjourney/v1/imagine`, body, { headers });
	const { jobId } = reply.data.data;
	ttapi.finish(jobId);
	return jobId;
}
