/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { parseArgs } from 'node:util';

import { SetupFailure } from '../../n8n/setup-failure';
import { readOptions, type StartOptions } from '../options';

export interface QueueOptions {
	/** Ports, and whether to end after the demonstration. Always the sandbox's TTAPI. */
	start: StartOptions;
	sandboxPort: number;
	workers: number;
	/** How many executions each worker runs at a time. */
	concurrency: number;
	/** Of each run of the demonstration. */
	jobs: number;
	jobSeconds: number;
}

const ARGUMENTS = ['once', 'jobs', 'job-seconds'];

/** As many as n8n lists at a time. */
const MOST_JOBS = 100;
const JOB_SECONDS = 10;
const MOST_SECONDS = 600;
const MOST_WORKERS = 16;
const MOST_CONCURRENCY = 100;

/** n8n's own. */
const STANDARD_CONCURRENCY = '10';

/**
 * A real key is not read: the demonstration would be paid for twice a hundred jobs.
 * @throws SetupFailure for an argument or a setting that makes no sense.
 */
export function readQueueOptions(
	args: string[],
	env: Record<string, string | undefined>,
): QueueOptions {
	const values = readArguments(args);
	const start = readOptions(values.once ? ['--once'] : [], { ...env, TTAPI_API_KEY: undefined });
	if (start.ttapi.kind === 'real') throw new SetupFailure('Queue mode is shown with the sandbox.');
	const { N8N_WORKERS, N8N_WORKER_CONCURRENCY } = env;
	return {
		start,
		sandboxPort: start.ttapi.port,
		workers: readCount('N8N_WORKERS', N8N_WORKERS || '1', MOST_WORKERS),
		concurrency: readCount(
			'N8N_WORKER_CONCURRENCY',
			N8N_WORKER_CONCURRENCY || STANDARD_CONCURRENCY,
			MOST_CONCURRENCY,
		),
		jobs: readCount('--jobs', values.jobs, MOST_JOBS),
		jobSeconds: readCount('--job-seconds', values.jobSeconds, MOST_SECONDS),
	};
}

function readArguments(args: string[]): { once: boolean; jobs: string; jobSeconds: string } {
	const { values, positionals } = parseArgs({
		args,
		strict: false,
		options: {
			once: { type: 'boolean' },
			jobs: { type: 'string' },
			'job-seconds': { type: 'string' },
		},
	});
	const unknown = Object.keys(values).find((name) => !ARGUMENTS.includes(name)) ?? positionals[0];
	if (unknown !== undefined) {
		throw new SetupFailure(
			`Unknown argument ${unknown}; there are --once, --jobs <number> and --job-seconds <number>.`,
		);
	}
	const { once = false, jobs = MOST_JOBS, 'job-seconds': jobSeconds = JOB_SECONDS } = values;
	return { once: once === true, jobs: String(jobs), jobSeconds: String(jobSeconds) };
}

function readCount(name: string, text: string, most: number): number {
	const count = Number(text);
	if (Number.isInteger(count) && count >= 1 && count <= most) return count;
	throw new SetupFailure(`${name} is "${text}"; it has to be a whole number from 1 to ${most}.`);
}
