/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Progress } from '../progress';

const LOOK_AGAIN_MS = 500;

/**
 * Runs `work` while no other process installs into the same cache. A lock whose owner is dead is taken over.
 * @throws the signal's reason when it is aborted while waiting; and whatever `work` throws.
 */
export async function withInstallLock<T>(
	lockFile: string,
	{ progress, signal }: { progress: Progress; signal: AbortSignal | undefined },
	work: () => Promise<T>,
): Promise<T> {
	await mkdir(path.dirname(lockFile), { recursive: true });
	if (!(await acquire(lockFile))) {
		const owner = await ownerOf(lockFile);
		await progress.step(
			`Waiting for another start that is installing n8n (process ${owner ?? 'unknown'}, lock ${lockFile})`,
			async () => {
				while (!(await acquire(lockFile))) await sleep(LOOK_AGAIN_MS, undefined, { signal });
			},
		);
	}
	try {
		return await work();
	} finally {
		await rm(lockFile, { force: true });
	}
}

async function acquire(lockFile: string): Promise<boolean> {
	if (await create(lockFile)) return true;
	const owner = await ownerOf(lockFile);
	if (owner === undefined || isAlive(owner)) return false;
	await removeStale(lockFile, owner);
	return await create(lockFile);
}

/** Linked into place with its content, so that nobody ever reads a lock without an owner. */
async function create(lockFile: string): Promise<boolean> {
	const draft = `${lockFile}.draft-${process.pid}`;
	await writeFile(draft, `${process.pid}\n`);
	const refusal = await link(draft, lockFile).then(
		() => undefined,
		(error: NodeJS.ErrnoException) => error,
	);
	await rm(draft, { force: true });
	if (refusal !== undefined && refusal.code !== 'EEXIST') throw refusal;
	return refusal === undefined;
}

/**
 * Renamed before it is deleted: of two processes that both found the owner dead, the slower one would otherwise delete
 * the fresh lock of the faster.
 */
async function removeStale(lockFile: string, deadOwner: number): Promise<void> {
	const aside = `${lockFile}.stale-${process.pid}`;
	try {
		await rename(lockFile, aside);
	} catch {
		return; // The other one was faster.
	}
	if ((await ownerOf(aside)) === deadOwner) await rm(aside, { force: true });
	else await rename(aside, lockFile);
}

/** Undefined when the lock is gone. */
async function ownerOf(lockFile: string): Promise<number | undefined> {
	const text = await readFile(lockFile, 'utf8').catch(() => '');
	return Number.parseInt(text, 10) || undefined;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
