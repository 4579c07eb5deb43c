/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const SAMPLE_EVERY_MS = 100;

/** As Linux has it on the machines that n8n runs on. */
const PAGE_BYTES = 4096;

/** Memory of a process and all that it started, sampled ten times a second. In MB of a million bytes. */
export class ProcessMemory {
	private readonly samples: number[] = [];

	private over = false;

	private readonly sampling: Promise<void>;

	/** @throws Error where there is no /proc (Linux has it) */
	constructor(private readonly pid: number) {
		residentBytes(pid);
		this.sampling = this.sample();
	}

	/** The highest sample so far. */
	peak(): number {
		return Math.max(...this.samples);
	}

	/** The middle one of the last samples. */
	median(seconds: number): number {
		const last = this.samples.slice((-seconds * 1000) / SAMPLE_EVERY_MS).sort((a, b) => a - b);
		return last[Math.floor(last.length / 2)];
	}

	/** Forgets the samples so far, so that the next peak is one of what comes. */
	restart(): void {
		this.samples.length = 0;
	}

	async stop(): Promise<void> {
		this.over = true;
		await this.sampling;
	}

	private async sample(): Promise<void> {
		while (!this.over) {
			this.samples.push(residentBytes(this.pid) / 1_000_000);
			await pause(SAMPLE_EVERY_MS);
		}
	}
}

/** Resident memory of a process and of everything below it. */
function residentBytes(pid: number): number {
	const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
	return childrenOf(pid).reduce(
		(sum, child) => sum + residentOrNothing(child),
		Number(pages) * PAGE_BYTES,
	);
}

/** A child may end between the list and the look. */
function residentOrNothing(pid: number): number {
	try {
		return residentBytes(pid);
	} catch {
		return 0;
	}
}

function childrenOf(pid: number): number[] {
	const threads = readdirSync(`/proc/${pid}/task`);
	const lists = threads.map((thread) => {
		try {
			return readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8');
		} catch {
			return '';
		}
	});
	return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}
