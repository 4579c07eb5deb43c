import { startRestedN8n } from '../../restedN8n';
import { ENGINES } from '../engines';
import type { Bar, BenchRun, Measure, Measured, Table } from '../measure';
import { download, WAYS, type Download, type DownloadSize, type Way } from './download';
import { parkJobs, type Parked } from './parked';

const DOWNLOADS = { full: { jobs: 20, fileMb: 10 }, quick: { jobs: 2, fileMb: 1 } };
const PARKED_JOBS = { full: 1000, quick: 20 };

const MOST_MB = 120;
const MOST_BYTES_PER_JOB = 2000;

/** What n8n has to hold: of files while they are downloaded, and of jobs while they are waited for. */
export const memory: Measure = {
	name: 'memory',
	title: 'Memory',
	usualSeconds: { full: 260, quick: 45 },
	run: async ({ quick, progress }: BenchRun): Promise<Measured> => {
		const size = quick ? DOWNLOADS.quick : DOWNLOADS.full;
		const jobs = quick ? PARKED_JOBS.quick : PARKED_JOBS.full;
		const downloads: Array<Way & Download> = [];
		const parked: Array<Parked & { engine: string }> = [];
		// Each in an n8n of its own; the quick run has one for all.
		for (const way of quick ? [] : WAYS) {
			progress(`${size.jobs * 4} files of ${size.fileMb} MB, ${way.name}`);
			const real = await startRestedN8n();
			downloads.push({ ...way, ...(await thenClose(real, download(real, way, size))) });
		}
		for (const { env, name: engine } of quick ? ENGINES.slice(1) : ENGINES) {
			progress(`${jobs} jobs in one parked execution, ${engine}`);
			const real = await startRestedN8n({ env });
			const work = async () => {
				if (quick) downloads.push({ ...WAYS[0], ...(await download(real, WAYS[0], size)) });
				return await parkJobs(real, jobs);
			};
			parked.push({ engine, ...(await thenClose(real, work())) });
		}
		return {
			tables: [downloadTable(downloads, size), parkedTable(parked)],
			bars: [downloadBar(downloads), parkedBar(parked)],
		};
	},
};

async function thenClose<Result>(
	real: { close(): Promise<void> },
	work: Promise<Result>,
): Promise<Result> {
	return await work.finally(async () => await real.close());
}

function downloadTable(downloads: Array<Way & Download>, { jobs, fileMb }: DownloadSize): Table {
	return {
		title: `${jobs * 4} pictures of ${fileMb} MB`,
		head: ['', 'idle', 'peak', 'over idle', 'time', 'from the first byte'],
		rows: downloads.map(({ name, idleMb, peakMb, seconds, megabytesPerSecond }) => [
			name,
			`${idleMb.toFixed(0)} MB`,
			`${peakMb.toFixed(0)} MB`,
			`${(peakMb - idleMb).toFixed(0)} MB`,
			`${seconds.toFixed(1)} s`,
			`${megabytesPerSecond.toFixed(0)} MB/s`,
		]),
		note: `The tiles of ${jobs} jobs, downloaded into n8n's storage on disk. Resident memory of n8n and its task runner, looked at ten times a second, each way in an n8n of its own. The time of the first two includes the jobs, 2 s each.`,
	};
}

function downloadBar(downloads: Array<Way & Download>): Bar {
	const ours = downloads.filter(({ isOurs }) => isOurs);
	const worst = Math.max(...ours.map(({ peakMb, idleMb }) => peakMb - idleMb));
	return {
		what: 'memory over idle while the node downloads',
		demanded: `under ${MOST_MB} MB`,
		measured: `${worst.toFixed(0)} MB`,
		holds: worst < MOST_MB,
	};
}

function parkedTable(parked: Array<Parked & { engine: string }>): Table {
	return {
		title: `${parked[0].jobs} jobs parked in one execution`,
		head: [
			'',
			'stored',
			'per job',
			'jobs ended within',
			'resumed after the last',
			'callbacks answered 200',
			'requests per job',
		],
		rows: parked.map((each) => [
			each.engine,
			`${(each.storedBytes / 1000).toFixed(0)} KB`,
			`${(each.storedBytes / each.jobs).toFixed(0)} bytes`,
			`${each.endsWithinSeconds.toFixed(1)} s`,
			`${each.resumeSeconds.toFixed(1)} s`,
			`${each.answeredOk} of ${each.tries} tries`,
			each.requestsPerJob.toFixed(2),
		]),
		note: "Stored is n8n's own record of the parked execution in its SQLite database, prompts included. The jobs end one after the other as they were submitted; every callback has n8n load that record.",
	};
}

function parkedBar(parked: Parked[]): Bar {
	const perJob = Math.max(...parked.map(({ storedBytes, jobs }) => storedBytes / jobs));
	return {
		what: 'stored per parked job',
		demanded: `under ${MOST_BYTES_PER_JOB} bytes`,
		measured: `${perJob.toFixed(0)} bytes`,
		holds: perJob < MOST_BYTES_PER_JOB,
	};
}
