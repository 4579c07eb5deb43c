import type { INode } from 'n8n-workflow';
import type { SavedCredential } from '../../sandbox/n8n/api/credentials';
import { ENDED, type Execution } from '../../sandbox/n8n/api/executions';
import { startSandbox, type Sandbox, type Switches } from '../../sandbox/ttapi';
import { chain, feed, itemsOf, node, ttapiNode, WATCHWORD, type RealN8n } from '../e2e/realN8n';
import { until } from '../e2e/until';
import { warningsIn, type Readable } from './checks';
import { kindOf, rowOf, type FaultRow } from './row';
import type { FaultWaitMode } from './faultCase';

export interface FaultInN8n {
	fault: string;
	waitMode: FaultWaitMode;
	prompts: readonly string[];
	switches?: Partial<Switches>;
	options?: INode['parameters'];
	/** Job > Wait comes after the node. */
	thenWait?: boolean;
	/** What happens at TTAPI while the execution runs, or is parked. */
	meanwhile?: (ttapi: Sandbox) => Promise<void>;
	/** For each item the status of its job, or the kind of its failure. */
	out: readonly string[];
	/** How n8n answers TTAPI's callbacks, where that is part of the fault; `none` where it does not. */
	callbackAnswers?: readonly string[];
}

/** What came of one fault. */
export interface FaultInN8nRun {
	row: FaultRow;
	/** Of each item. */
	out: string[];
	/** What Job > Wait put out after it, where there is one. */
	waited: string[];
	callbackAnswers: string[];
	/** How many times n8n ran the node to its end. */
	nodeRuns: number;
}

/** An execution in the running n8n, with a TTAPI of its own. */
export class RunInN8n {
	private constructor(
		private readonly real: RealN8n,
		private readonly fault: FaultInN8n,
		readonly ttapi: Sandbox,
		readonly executionId: string,
	) {}

	/** Starts the workflow; resolves when every item is submitted and, in `callback`, parked. */
	static async start(real: RealN8n, fault: FaultInN8n): Promise<RunInN8n> {
		const ttapi = await startSandbox({ apiKey: WATCHWORD, switches: fault.switches });
		const { api } = real.n8n;
		const credential = await api.credentials.create({
			name: 'TTAPI',
			type: 'ttapiApi',
			data: { apiKey: WATCHWORD, baseUrl: ttapi.url },
		});
		const { id } = await api.workflows.create(chain(fault.fault, nodesFor(fault, credential)));
		const executionId = await api.workflows.run(id, 'Start');
		const run = new RunInN8n(real, fault, ttapi, executionId);
		await until('all is submitted', () => ttapi.jobs().length === fault.prompts.length);
		if (fault.waitMode === 'callback') {
			await api.executions.waitFor(executionId, ['waiting', ...ENDED]);
		}
		return run;
	}

	/** The execution while it is parked. */
	async parked(): Promise<Execution | undefined> {
		const execution = await this.real.n8n.api.executions.get(this.executionId);
		return execution.status === 'waiting' ? execution : undefined;
	}

	/** Waits until the execution has ended, and tells what came of it. */
	async end(parked?: Execution): Promise<FaultInN8nRun> {
		const { executions } = this.real.n8n.api;
		const execution = await executions.waitFor(this.executionId, ENDED, { timeoutSeconds: 100 });
		const callbackAnswers = this.ttapi.callbacks().map(({ status }) => String(status ?? 'none'));
		const waited = itemsOf(execution, 'Wait').map(({ json }) => kindOf(json));
		const row = this.rowOf(execution, parked);
		if (callbackAnswers.length > 0) row.cameOut += `; callbacks answered ${tally(callbackAnswers)}`;
		if (this.fault.thenWait) row.cameOut += `; then Job > Wait: ${tally(waited)}`;
		const out = itemsOf(execution, 'TTAPI').map(({ json }) => kindOf(json));
		const nodeRuns = execution.data.resultData.runData.TTAPI?.length ?? 0;
		return { row, out, waited, callbackAnswers, nodeRuns };
	}

	private rowOf({ status, data }: Execution, parked?: Execution): FaultRow {
		const { fault, waitMode, prompts } = this.fault;
		const outputs = data.resultData.runData.TTAPI?.at(-1)?.data?.main ?? [];
		const { message, description, context } = data.resultData.error ?? { message: '' };
		const items = JSON.stringify(outputs);
		const error = JSON.stringify({ message, description, context });
		const readable: Readable[] = [
			{ texts: { items, error, log: this.real.n8n.log() }, warnings: warningsIn(items + error) },
		];
		if (parked) readable.unshift({ texts: { parked: JSON.stringify(parked.data) }, warnings: 0 });
		const cameOut = {
			how: status,
			items: (outputs[0] ?? []).map(({ json }) => json),
			error: message === '' ? undefined : message,
		};
		return rowOf(fault, waitMode, this.ttapi, prompts, cameOut, readable);
	}
}

function tally(words: readonly string[]): string {
	const counts = [...new Set(words)].map(
		(word) => `${words.filter((other) => other === word).length} × ${word}`,
	);
	return counts.join(', ') || 'nothing';
}

function nodesFor(fault: FaultInN8n, credential: SavedCredential): INode[] {
	const { waitMode, prompts, options = {}, thenWait = false } = fault;
	const imagine = ttapiNode(
		credential,
		{ prompt: '={{ $json.prompt }}', waitMode, options },
		{ onError: 'continueRegularOutput' },
	);
	const wait = { resource: 'job', operation: 'wait', jobId: '={{ $json.jobId }}' };
	const credentials = { ttapiApi: { id: credential.id, name: credential.name } };
	return [
		...feed(prompts.map((prompt) => ({ prompt }))),
		imagine,
		...(thenWait ? [node('Wait', 'n8n-nodes-ttapi.ttapi', wait, { credentials })] : []),
	];
}
