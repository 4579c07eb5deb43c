/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { buildPackage } from '../../sandbox/package/pack';
import { chain, feed, itemsOf, node, runWorkflow, ttapiNode, type RealN8n } from '../e2e/realN8n';
import { ProcessMemory } from './processMemory';
import { startRestedN8n } from './restedN8n';

/*
 * `npm run bench:download`: what it costs n8n to download the tiles of 20 jobs, 80 files of 10 MB, into its storage on
 * disk. Each way runs in an n8n of its own. `--no-build` takes the package as it was built last.
 */
const JOBS = 20;
const FILES = JOBS * 4;
const FILE_MB = 10;
const BAR_MB = 120;

/** n8n loads a part of itself only when it is used for the first time: that is no cost of a download. */
const WARM_UP_JOBS = 2;

/** The time for n8n to come to rest, before idle is measured: a fresh one still holds what it needed to start. */
const REST_SECONDS = 5;

interface Result {
	way: string;
	idleMb: number;
	peakMb: number;
	seconds: number;
	/** From the first byte that was asked for to the end of the execution. */
	megabytesPerSecond: number;
}

interface Way {
	name: string;
	/** The nodes of a workflow that downloads the tiles of so many jobs, and the one that puts the files out. */
	nodes(real: RealN8n, jobs: number): Promise<INode[]>;
}

const prompts = (jobs: number) =>
	Array.from({ length: jobs }, (_, n) => ({ prompt: `picture ${n} __2s__` }));

const imagine = (real: RealN8n, waitMode: string, options: IDataObject) =>
	ttapiNode(real.credential, {
		prompt: '={{ $json.prompt }}',
		waitMode,
		options: { pollInterval: 1, maxInFlight: JOBS, ...options } as never,
	});

const byNode = (waitMode: string) => async (real: RealN8n, jobs: number) => [
	...feed(prompts(jobs)),
	imagine(real, waitMode, { download: 'tiles' }),
];

/** What one builds without the package: an HTTP Request node with the links of finished jobs. */
async function byHand(real: RealN8n, jobs: number): Promise<INode[]> {
	const nodes = [...feed(prompts(jobs)), imagine(real, 'poll', {})];
	const finished = itemsOf(await runWorkflow(real, chain('links', nodes)), 'TTAPI');
	const links = finished.flatMap(({ json }) => Object(json.images).map((url: string) => ({ url })));
	const response = { response: { responseFormat: 'file' } };
	const parameters = { url: '={{ $json.url }}', options: { response } };
	const request = node('TTAPI', 'n8n-nodes-base.httpRequest', parameters, { typeVersion: 4.2 });
	return [...feed(links), request];
}

const WAYS: Way[] = [
	{ name: 'Wait by Polling, Download: Tiles', nodes: byNode('poll') },
	{ name: 'Wait by Callback, Download: Tiles', nodes: byNode('callback') },
	{ name: 'by hand: HTTP Request node', nodes: byHand },
];

async function measure({ name, nodes }: Way): Promise<Result> {
	const real = await startRestedN8n();
	const memory = new ProcessMemory(real.n8n.pid);
	try {
		real.ttapi.set({ maxQueue: JOBS });
		await runWorkflow(real, chain('warm-up', await nodes(real, WARM_UP_JOBS)));
		const workflow = chain('download', await nodes(real, JOBS));
		real.ttapi.set({ pictureBytes: FILE_MB * 1_000_000 });
		real.rest();
		await pause(REST_SECONDS * 1000);
		const idleMb = memory.median(REST_SECONDS / 2);
		memory.restart();
		const before = files(real).length;
		const startedMs = Date.now();
		const execution = await runWorkflow(real, workflow);
		const endedMs = Date.parse(execution.stoppedAt ?? '');
		const peakMb = memory.peak();
		checkFiles(name, itemsOf(execution, 'TTAPI'));
		const firstByteMs = files(real)[before].at;
		return {
			way: name,
			idleMb,
			peakMb,
			seconds: (endedMs - startedMs) / 1000,
			megabytesPerSecond: (FILES * FILE_MB) / ((endedMs - firstByteMs) / 1000),
		};
	} finally {
		await memory.stop();
		await real.close();
	}
}

const files = ({ ttapi }: RealN8n) => ttapi.requests({ path: '/midjourney/2*' });

/** A download that has not taken place costs little. */
function checkFiles(way: string, items: INodeExecutionData[]): void {
	const binaries = items.flatMap(({ binary }) => Object.values(binary ?? {}));
	const whole = binaries.filter(
		({ id, bytes }) => id?.startsWith('filesystem-v2:') && bytes === FILE_MB * 1_000_000,
	);
	if (whole.length !== FILES) {
		throw new Error(`${way}: ${whole.length} of ${FILES} files came whole and onto the disk`);
	}
}

function print({ way, idleMb, peakMb, seconds, megabytesPerSecond }: Result): void {
	const columns = [
		way.padEnd(36),
		`idle ${idleMb.toFixed(0)} MB`,
		`peak ${peakMb.toFixed(0)} MB`,
		`above idle ${(peakMb - idleMb).toFixed(0)} MB`,
		`${seconds.toFixed(1)} s`,
		`${megabytesPerSecond.toFixed(0)} MB/s`,
	];
	process.stdout.write(`${columns.join('   ')}\n`);
}

async function main(): Promise<void> {
	if (!process.argv.includes('--no-build')) await buildPackage();
	process.stdout.write(
		`${FILES} files of ${FILE_MB} MB onto the disk of n8n; memory of all its processes\n`,
	);
	const results: Result[] = [];
	for (const way of WAYS) {
		const result = await measure(way);
		results.push(result);
		print(result);
	}
	const worst = Math.max(...results.slice(0, 2).map(({ peakMb, idleMb }) => peakMb - idleMb));
	const isUnder = worst < BAR_MB;
	process.stdout.write(
		`The node: ${worst.toFixed(0)} MB above idle at most, ${isUnder ? 'under' : 'NOT under'} ${BAR_MB} MB\n`,
	);
	process.exitCode = isUnder ? 0 : 1;
}

void main();
