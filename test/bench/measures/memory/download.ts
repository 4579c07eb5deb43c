/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import {
	chain,
	feed,
	itemsOf,
	node,
	runWorkflow,
	ttapiNode,
	type RealN8n,
} from '../../../e2e/realN8n';
import { ProcessMemory } from '../../processMemory';
import type { RestedN8n } from '../../restedN8n';

/** So many pictures: the four tiles of each job. */
export interface DownloadSize {
	jobs: number;
	fileMb: number;
}

/** What it cost n8n to get the tiles onto its disk. */
export interface Download {
	idleMb: number;
	peakMb: number;
	seconds: number;
	/** From the first byte that was asked for to the end of the execution. */
	megabytesPerSecond: number;
}

export interface Way {
	name: string;
	/** Whether it is a way of the package. */
	isOurs: boolean;
	/** The nodes of a workflow that downloads the tiles of so many jobs, and the one that puts the files out. */
	nodes(real: RealN8n, jobs: number): Promise<INode[]>;
}

/** n8n loads a part of itself only when it is used for the first time: that is no cost of a download. */
const WARM_UP_JOBS = 2;

/** The time for n8n to come to rest, before idle is measured: a fresh one still holds what it needed to start. */
const REST_SECONDS = 5;

const prompts = (jobs: number) =>
	Array.from({ length: jobs }, (_, n) => ({ prompt: `picture ${n} __2s__` }));

const imagine = (real: RealN8n, jobs: number, waitMode: string, options: IDataObject) =>
	ttapiNode(real.credential, {
		prompt: '={{ $json.prompt }}',
		waitMode,
		options: { pollInterval: 1, maxInFlight: jobs, ...options } as never,
	});

const byNode = (waitMode: string) => async (real: RealN8n, jobs: number) => [
	...feed(prompts(jobs)),
	imagine(real, jobs, waitMode, { download: 'tiles' }),
];

/** What one builds without the package: an HTTP Request node with the links of finished jobs. */
async function byHand(real: RealN8n, jobs: number): Promise<INode[]> {
	const nodes = [...feed(prompts(jobs)), imagine(real, jobs, 'poll', {})];
	const finished = itemsOf(await runWorkflow(real, chain('links', nodes)), 'TTAPI');
	const links = finished.flatMap(({ json }) => Object(json.images).map((url: string) => ({ url })));
	const response = { response: { responseFormat: 'file' } };
	const parameters = { url: '={{ $json.url }}', options: { response } };
	const request = node('TTAPI', 'n8n-nodes-base.httpRequest', parameters, { typeVersion: 4.2 });
	return [...feed(links), request];
}

export const WAYS: readonly Way[] = [
	{ name: 'Wait by Polling, Download: Tiles', isOurs: true, nodes: byNode('poll') },
	{ name: 'Wait by Callback, Download: Tiles', isOurs: true, nodes: byNode('callback') },
	{ name: 'by hand: HTTP Request node', isOurs: false, nodes: byHand },
];

/** @throws Error when a file did not come whole and onto the disk */
export async function download(
	real: RestedN8n,
	{ name, nodes }: Way,
	{ jobs, fileMb }: DownloadSize,
): Promise<Download> {
	const memory = new ProcessMemory(real.n8n.pid);
	try {
		await runWorkflow(real, chain('warm-up', await nodes(real, WARM_UP_JOBS)));
		const workflow = chain('download', await nodes(real, jobs));
		real.ttapi.set({ pictureBytes: fileMb * 1_000_000 });
		real.rest();
		await pause(REST_SECONDS * 1000);
		const idleMb = memory.median(REST_SECONDS / 2);
		memory.restart();
		const before = files(real).length;
		const startedMs = Date.now();
		const execution = await runWorkflow(real, workflow);
		const endedMs = Date.parse(execution.stoppedAt ?? '');
		const peakMb = memory.peak();
		checkFiles(name, itemsOf(execution, 'TTAPI'), { jobs, fileMb });
		const firstByteMs = files(real)[before].at;
		return {
			idleMb,
			peakMb,
			seconds: (endedMs - startedMs) / 1000,
			megabytesPerSecond: (jobs * 4 * fileMb) / ((endedMs - firstByteMs) / 1000),
		};
	} finally {
		await memory.stop();
	}
}

const files = ({ ttapi }: RealN8n) => ttapi.requests({ path: '/midjourney/2*' });

/** A download that has not taken place costs little. */
function checkFiles(
	way: string,
	items: INodeExecutionData[],
	{ jobs, fileMb }: DownloadSize,
): void {
	const binaries = items.flatMap(({ binary }) => Object.values(binary ?? {}));
	const whole = binaries.filter(
		({ id, bytes }) => id?.startsWith('filesystem-v2:') && bytes === fileMb * 1_000_000,
	);
	if (whole.length !== jobs * 4) {
		throw new Error(`${way}: ${whole.length} of ${jobs * 4} files came whole and onto the disk`);
	}
}
