import { ENDED } from '../../../../sandbox/n8n/api/executions';
import type { RunningN8n } from '../../../../sandbox/n8n/process';
import { postCallback } from '../../../../sandbox/ttapi/callbacks/postCallback';
import { chain, itemsOf, node } from '../../../e2e/realN8n';
import { whenFree } from './whenFree';

/** How n8n answers many calls at once of resume URLs of its own Wait node. */
export interface WaitNodeCalls {
	calls: number;
	/** From the moment of the calls to the answer, of the fastest and of the one in the middle. */
	firstSeconds: number;
	medianSeconds: number;
	/** To the last answer: as long as callbacks for so many jobs that end together take at least. */
	lastSeconds: number;
}

/** Executions that are being started at a time. */
const STARTS = 5;

const NEVER_GIVEN_UP_SECONDS = 300;

/**
 * Parks so many executions in n8n's own Wait node, "On Webhook Call", and calls each of them once, all in the same moment,
 * as the sandbox calls back.
 *
 * @throws Error when a call is not answered with 200, or an execution does not go on
 */
export async function measureWaitNodeCalls(
	{ api }: RunningN8n,
	calls: number,
	progress: (doing: string) => void,
): Promise<WaitNodeCalls> {
	const { id } = await api.workflows.create(parkingWorkflow());
	const parked: Array<{ executionId: string; url: string }> = [];
	const park = async (): Promise<void> => {
		const executionId = await api.workflows.run(id, 'Start');
		const execution = await api.executions.waitFor(executionId, ['waiting']);
		const [item] = itemsOf(execution, 'Resume URL');
		parked.push({ executionId, url: String(item.json.url) });
		progress(`n8n's own Wait node: ${parked.length} of ${calls} executions parked`);
	};
	await inLanes(calls, STARTS, park);

	progress(`n8n's own Wait node: ${calls} calls at once`);
	const answers = await Promise.all(parked.map(async ({ url }) => await call(url)));
	const wrong = answers.find(({ status }) => status !== 200);
	if (wrong !== undefined) throw new Error(`n8n answered a call of a Wait node: ${wrong.status}`);
	for (const { executionId } of parked) {
		await whenFree(async () => await api.executions.waitFor(executionId, ENDED));
	}

	const seconds = answers.map((answer) => answer.seconds).sort((a, b) => a - b);
	return {
		calls,
		firstSeconds: seconds[0],
		medianSeconds: seconds[Math.floor(calls / 2)],
		lastSeconds: seconds[calls - 1],
	};
}

function parkingWorkflow() {
	const assignment = {
		id: 'url',
		name: 'url',
		type: 'string',
		value: '={{ $execution.resumeUrl }}',
	};
	const assignments = { assignments: { assignments: [assignment] } };
	return chain('parked in a Wait node', [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Resume URL', 'n8n-nodes-base.set', assignments, { typeVersion: 3.4 }),
		node(
			'Wait',
			'n8n-nodes-base.wait',
			{ resume: 'webhook', httpMethod: 'POST' },
			{
				typeVersion: 1.1,
				webhookId: '7c1f8f0e-3f43-4b44-9d53-5be4b5d0f6a1',
			},
		),
	]);
}

async function call(url: string): Promise<{ seconds: number; status?: number }> {
	const startedMs = performance.now();
	const signal = new AbortController().signal;
	const body = { status: 'SUCCESS', message: '', data: { jobId: 'none', progress: '100' } };
	const { status } = await postCallback(url, body, {
		timeoutSeconds: NEVER_GIVEN_UP_SECONDS,
		signal,
	});
	return { seconds: (performance.now() - startedMs) / 1000, status };
}

async function inLanes(times: number, lanes: number, work: () => Promise<void>): Promise<void> {
	let left = times;
	const lane = async (): Promise<void> => {
		while (left-- > 0) await work();
	};
	await Promise.all(Array.from({ length: Math.min(lanes, times) }, lane));
}
