/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { bodyOf } from '../job/families';
import type { Job } from '../job/job';
import { toldJob } from '../job/seed';
import { isJsonObject, type JsonObject } from '../http/json';
import type { Switches } from '../switches/switches';
import { postCallback, type CallbackRecord } from './postCallback';

/** Notifications of one job in total, the first one included. */
const maxTries = 3;

const maxRecords = 50_000;

/** Tells the hook of each job that ended, and records every try. */
export class Callbacks {
	private records: CallbackRecord[] = [];

	private readonly underWay = new Map<string, Promise<void>>();

	private readonly stopping = new AbortController();

	/** @param switches read anew for each try, as they may change between them */
	constructor(private readonly switches: () => Switches) {
		// Each of a thousand callbacks on their way listens to it; Node would take more than ten for a leak.
		setMaxListeners(0, this.stopping.signal);
	}

	all(): CallbackRecord[] {
		return [...this.records];
	}

	/** Calls back a job that has just ended, if it wants that. Returns at once. */
	announce(job: Job): void {
		if (job.hookUrl === null || this.switches().callback === 'never') return;
		const announcement = this.deliverLater(job, job.hookUrl)
			// Nothing but the end of the sandbox breaks off a delivery.
			.catch(() => undefined)
			.finally(() => this.underWay.delete(job.jobId));
		this.underWay.set(job.jobId, announcement);
	}

	/** Resolves when the announcement of a job, with all its tries, is over. */
	async delivered(job: Job): Promise<void> {
		await this.underWay.get(job.jobId);
	}

	/** One try, whatever came of the earlier ones. */
	async notify(job: Job, url: string): Promise<CallbackRecord> {
		const { jobId } = toldJob(job);
		const earlier = this.records.filter((record) => record.jobId === jobId).length;
		return await this.try(job, url, earlier + 1);
	}

	/** Ends delays and tries at once; nothing is sent after it. */
	stop(): void {
		this.stopping.abort();
	}

	private async deliverLater(job: Job, url: string): Promise<void> {
		const { signal } = this.stopping;
		const { callbackDelaySeconds } = this.switches();
		if (callbackDelaySeconds > 0) {
			await delay(callbackDelaySeconds * 1000, undefined, { ref: false, signal });
		}
		const delivered = await this.deliver(job, url);
		if (delivered && this.switches().callback === 'duplicate') await this.notify(job, url);
	}

	/** Tries without a pause until the hook answers exactly 200; says whether it did. */
	private async deliver(job: Job, url: string): Promise<boolean> {
		for (let attempt = 1; attempt <= maxTries && !this.stopping.signal.aborted; attempt++) {
			const { status } = await this.try(job, url, attempt);
			if (status === 200) return true;
		}
		return false;
	}

	private async try(job: Job, url: string, attempt: number): Promise<CallbackRecord> {
		const at = Date.now();
		const outcome = await postCallback(url, this.bodyFor(job), {
			timeoutSeconds: this.switches().callbackTimeoutSeconds,
			signal: this.stopping.signal,
		});
		const record = { jobId: toldJob(job).jobId, url, attempt, at, ...outcome };
		this.record(record);
		return record;
	}

	private record(record: CallbackRecord): void {
		this.records.push(record);
		if (this.records.length > maxRecords * 1.1) this.records = this.records.slice(-maxRecords);
	}

	private bodyFor(job: Job): JsonObject {
		const switches = this.switches();
		const body = bodyOf(toldJob(job), switches, Date.now());
		if (switches.callback !== 'nullDataOnFailure' || body.status !== 'FAILED') return body;
		return { ...body, data: nulled(body.data) };
	}
}

function nulled(data: unknown): unknown {
	return isJsonObject(data)
		? Object.fromEntries(Object.keys(data).map((field) => [field, null]))
		: data;
}
