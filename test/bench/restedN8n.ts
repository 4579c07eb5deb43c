/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { join } from 'node:path';
import type { RealN8n } from '../e2e/realN8n';
import { startBenchN8n, type BenchN8nOptions } from './benchN8n';

const COLLECT = join(__dirname, 'collect-on-signal.cjs');

/**
 * Memory that n8n frees goes back to the system at once: else what it needed to start, some 100 MB, would be used again
 * and hide what a download needs. Only glibc knows these (mallopt(3)).
 */
const GIVE_BACK = {
	MALLOC_ARENA_MAX: '1',
	MALLOC_MMAP_THRESHOLD_: '65536',
	MALLOC_TRIM_THRESHOLD_: '65536',
};

export type RestedN8n = RealN8n & {
	/** Frees what it can, as it does by itself when it has rested for long. Not awaited. */
	rest(): void;
};

/** As startBenchN8n, with an n8n that comes to rest when it is told to. */
export async function startRestedN8n(options: BenchN8nOptions = {}): Promise<RestedN8n> {
	const env = { NODE_OPTIONS: `--require "${COLLECT}"`, ...GIVE_BACK, ...options.env };
	const real = await startBenchN8n({ ...options, env });
	return { ...real, rest: () => void process.kill(real.n8n.pid, 'SIGUSR2') };
}
