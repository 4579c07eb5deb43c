import { isJsonObject, textOf } from '../../../nodes/Ttapi/job/json';
import type { JobStatus } from '../../../nodes/Ttapi/job/job';
import { readFetch, type FetchOutcome } from '../../../nodes/Ttapi/job/readFetch';
import { readSubmit, type SubmitOutcome } from '../../../nodes/Ttapi/job/readSubmit';
import type { HttpReply } from '../../../nodes/Ttapi/job/httpReply';
import type { BatchPorts, BatchPolicy, Patience, Task } from '../../../nodes/Ttapi/wait/batch';
import { answer, failed } from '../replies';
import type { VirtualClock } from '../virtualClock';

/** A reply instead of the usual one; undefined for the usual one. */
export type Script = (prompt: string, nth: number) => HttpReply | undefined;

/** A TTAPI account over a virtual clock, as plain functions; everything it was asked is on record. */
export class Account implements BatchPorts {
	/** How many jobs may be unfinished at a time. */
	limit = 1000;

	jobSeconds = 30;

	/** How long the job of a prompt runs. */
	secondsOf: (prompt: string) => number = () => this.jobSeconds;

	/** How long TTAPI takes to answer. */
	answerSeconds = 0.2;

	onSubmit: Script = () => undefined;

	/** Called with the prompt of the job. */
	onFetch: Script = () => undefined;

	readonly submits: Array<{ prompt: string; atSecond: number }> = [];

	readonly fetches: Array<{ prompt: string; atSecond: number }> = [];

	/** The prompts of the jobs that were accepted, in this order, each with the time of its end. */
	readonly jobs: Array<{ prompt: string; endsSecond: number }> = [];

	/** The most jobs that were ever unfinished at a time. */
	mostUnfinished = 0;

	/** The most submits that were ever under way at a time. */
	mostUnderWay = 0;

	private underWay = 0;

	constructor(private readonly clock: VirtualClock) {}

	get refused(): number {
		return this.submits.length - this.jobs.length;
	}

	submit: BatchPorts['submit'] = async ({ body }): Promise<SubmitOutcome> => {
		const prompt = textOf(body.prompt) ?? '';
		this.submits.push({ prompt, atSecond: this.clock.seconds });
		const nth = this.submits.filter((submit) => submit.prompt === prompt).length;
		this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
		const reply = this.onSubmit(prompt, nth) ?? this.take(prompt);
		await this.clock.sleep(this.answerSeconds);
		this.underWay--;
		return readSubmit(reply);
	};

	fetch: BatchPorts['fetch'] = async ({ jobId }): Promise<FetchOutcome> => {
		const prompt = jobId.replace(/^job-of-/, '').replaceAll('-', ' ');
		this.fetches.push({ prompt, atSecond: this.clock.seconds });
		const nth = this.fetches.filter((fetch) => fetch.prompt === prompt).length;
		await this.clock.sleep(this.answerSeconds);
		return readFetch(this.onFetch(prompt, nth) ?? this.tell(prompt, jobId), jobId);
	};

	private take(prompt: string): HttpReply {
		const unfinished = this.jobs.filter((job) => job.endsSecond > this.clock.seconds).length;
		if (unfinished >= this.limit) return answer(499, failed('queue is full'));
		this.mostUnfinished = Math.max(this.mostUnfinished, unfinished + 1);
		this.jobs.push({ prompt, endsSecond: this.clock.seconds + this.secondsOf(prompt) });
		return answer(200, { status: 'SUCCESS', message: '', data: { jobId: jobIdFor(prompt) } });
	}

	private tell(prompt: string, jobId: string): HttpReply {
		const job = this.jobs.find((known) => known.prompt === prompt);
		if (job === undefined) return answer(404, failed('Job not found'));
		const ended = job.endsSecond <= this.clock.seconds;
		return statusReply(ended ? 'SUCCESS' : 'ON_QUEUE', jobId);
	}
}

export function statusReply(status: JobStatus, jobId: string, message = ''): HttpReply {
	return answer(200, { status, message, data: { jobId, prompt: jobId } });
}

export function jobIdFor(prompt: string): string {
	return `job-of-${prompt.replaceAll(' ', '-')}`;
}

export const PATIENCE: Patience = { maxWaitSeconds: 600, pollIntervalSeconds: 5 };

export const POLL: BatchPolicy = {
	maxInFlight: 10,
	waitMode: 'poll',
	stopAtFirstFailure: false,
	leaveUnfinished: false,
};

export function submitTask(prompt: string, patience: Patience = PATIENCE): Task {
	const path = '/midjourney/v1/imagine';
	const submission = { family: 'midjourney' as const, path, body: { prompt } };
	return { kind: 'submit', submission, patience };
}

/** So many submits, with the prompts `item 0`, `item 1`, … */
export function submitTasks(count: number, patience: Patience = PATIENCE): Task[] {
	return Array.from({ length: count }, (_, index) => submitTask(`item ${index}`, patience));
}

/** What an outcome is, in one word, for a table. */
export function nameOf(outcome: unknown): string {
	if (!isJsonObject(outcome)) return 'nothing';
	const failure = outcome.failure;
	return isJsonObject(failure) ? String(failure.kind) : String(outcome.kind);
}
