/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { join } from 'node:path';
import { installN8n } from '../../sandbox/n8n/install';
import { startN8n } from '../../sandbox/n8n/process';
import { silentProgress } from '../../sandbox/n8n/progress';
import { packPackage } from '../../sandbox/package/pack';
import { OWNER } from '../../sandbox/start/owner';
import { startSandbox } from '../../sandbox/ttapi';
import type { RealN8n } from '../e2e/realN8n';

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

/** As startRealN8n, with an n8n that comes to rest when it is told to. */
export async function startRestedN8n(): Promise<RealN8n & { rest(): void }> {
	const packed = await packPackage();
	const installation = await installN8n({ progress: silentProgress });
	const ttapi = await startSandbox({ apiKey: 'bench-key' });
	const n8n = await startN8n({
		installation,
		packageTarball: packed.tarball,
		env: { NODE_OPTIONS: `--require "${COLLECT}"`, ...GIVE_BACK },
	});
	await n8n.api.owner.setUp(OWNER);
	const credential = await n8n.api.credentials.create({
		name: 'TTAPI',
		type: 'ttapiApi',
		data: { apiKey: ttapi.apiKey, baseUrl: ttapi.url },
	});
	return {
		n8n,
		ttapi,
		credential,
		rest: () => void process.kill(n8n.pid, 'SIGUSR2'),
		close: async () => {
			await n8n.stop();
			await ttapi.close();
			await packed.remove();
		},
	};
}
