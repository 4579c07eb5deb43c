/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox/ttapi';
import { imagine, prompts } from './parameters';
import { runNode, type NodeRun, type RunOptions } from './runNode';
import type { NodeUnderTest } from './workflow';

/** Job > Wait or Job > Get with the job id of each input item. */
export function existingJob(
	operation: 'wait' | 'get',
	options: IDataObject,
	node: Partial<INode> = {},
): NodeUnderTest {
	const jobId = '={{ $json.jobId }}';
	const parameters = { resource: 'job', operation, jobId };
	return { ...node, parameters: { ...parameters, options: { pollInterval: 1, ...options } } };
}

/** Jobs that have ended in the moment in which they were submitted, as items with their ids. */
export async function endedJobs(
	sandbox: Sandbox,
	parameters: INode['parameters'],
	...texts: string[]
): Promise<IDataObject[]> {
	sandbox.set({ jobSeconds: 60 });
	const credential = { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
	const node = imagine({ ...parameters, waitMode: 'none' });
	const { json } = await runNode(node, { credential, items: prompts(...texts) });
	json.forEach(({ jobId }) => sandbox.finish(String(jobId)));
	return json;
}

let jobs = 0;

/** A finished job with links of the test's own. */
export function finishedJob(data: IDataObject): IDataObject {
	const jobId = `00000000-0000-4000-8000-${String(jobs++).padStart(12, '0')}`;
	return { jobId, prompt: 'a cat', ...data };
}

/** Job > Get of finished jobs, with Download: All; a TTAPI that knows nothing else tells of them. */
export async function deliver(
	options: IDataObject,
	finished: IDataObject[],
	{ node, onStarted }: { node?: Partial<INode>; onStarted?: RunOptions['onStarted'] } = {},
): Promise<NodeRun> {
	const ttapi = createServer((request, response) => {
		const asked = new URL(request.url ?? '', 'http://ttapi').searchParams.get('jobId');
		const data = finished.find(({ jobId }) => jobId === asked);
		response.writeHead(200, { 'Content-Type': 'application/json' });
		response.end(JSON.stringify({ status: 'SUCCESS', message: '', data }));
	});
	await new Promise<void>((resolve) => ttapi.listen(0, '127.0.0.1', resolve));
	const { port } = ttapi.address() as AddressInfo;
	try {
		return await runNode(existingJob('get', { download: 'all', ...options }, node), {
			credential: { apiKey: 'a-key-to-look-for', baseUrl: `http://127.0.0.1:${port}` },
			items: finished.map(({ jobId }) => ({ jobId })),
			onStarted,
		});
	} finally {
		ttapi.closeAllConnections();
		ttapi.close();
	}
}
