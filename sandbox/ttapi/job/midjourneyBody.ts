import type { JsonObject } from '../http/json';
import type { Switches } from '../switches/switches';
import type { Job } from './job';
import { progressOf, statusOf } from './life';

/** What fetch answers about a job of the family `midjourney/v1`, and what its callback carries. */
export function midjourneyBody(job: Job, switches: Switches, now: number): JsonObject {
	const status = statusOf(job, now);
	switch (status) {
		case 'SUCCESS':
			return envelope(job, status, switches.finishedMessage, finishedData(job, switches));
		case 'FAILED':
			return envelope(job, status, failureText(job), emptyData(job));
		case 'PENDING_QUEUE':
		case 'ON_QUEUE':
			return runningBody(job, status, switches, now);
	}
}

function envelope(job: Job, status: string, message: string, data: unknown): JsonObject {
	return { status, message, jobId: job.jobId, data };
}

function failureText(job: Job): string {
	return job.ending.status === 'FAILED' ? job.ending.message : '';
}

function finishedData(job: Job, switches: Switches): JsonObject {
	const { result, pictures } = job;
	return {
		action: job.action,
		jobId: job.jobId,
		progress: asSwitched(100, switches),
		prompt: job.prompt,
		quota: asSwitched(job.price, switches),
		discordImage: pictures.cdnImage,
		cdnImage: pictures.cdnImage,
		width: result.size.width,
		height: result.size.height,
		hookUrl: job.hookUrl,
		components: result.components,
		seed: null,
		images: shownTiles(job, switches),
	};
}

function shownTiles(job: Job, switches: Switches): string[] | null {
	if (switches.hold !== 'off' || switches.images === 'null') return null;
	if (switches.images === 'getUImages' && !job.getUImages) return null;
	return job.pictures.tiles;
}

/** The keys of TTAPI's FAILED sample, which has neither quota nor size. */
function emptyData(job: Job): JsonObject {
	return {
		action: job.action,
		jobId: job.jobId,
		progress: null,
		prompt: job.prompt,
		discordImage: null,
		cdnImage: null,
		hookUrl: job.hookUrl,
		components: null,
		seed: null,
		images: null,
	};
}

function runningBody(job: Job, status: string, switches: Switches, now: number): JsonObject {
	const base = { status, message: '', jobId: job.jobId };
	switch (switches.runningData) {
		case 'missing':
			return base;
		case 'null':
			return { ...base, data: null };
		case '[]':
			return { ...base, data: [] };
		case 'full': {
			const progress = progressOf(job, now);
			const data = {
				...emptyData(job),
				progress: progress === null ? null : asSwitched(progress, switches),
				discordImage: switches.runningPreview ? job.pictures.cdnImage : null,
			};
			return { ...base, data };
		}
	}
}

function asSwitched(value: number, switches: Switches): string | number {
	return switches.numbers === 'string' ? String(value) : value;
}
