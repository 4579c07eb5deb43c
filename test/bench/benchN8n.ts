import { installN8n } from '../../sandbox/n8n/install';
import { startN8n } from '../../sandbox/n8n/process';
import { silentProgress } from '../../sandbox/n8n/progress';
import { tempFolder } from '../../sandbox/n8n/temp-folder';
import { packPackage } from '../../sandbox/package/pack';
import { unpackPackage } from '../../sandbox/package/unpack';
import { CleanUp } from '../../sandbox/start/clean-up';
import { OWNER } from '../../sandbox/start/owner';
import { startSandbox, type Switches } from '../../sandbox/ttapi';
import type { RealN8n } from '../e2e/realN8n';

export interface BenchN8nOptions {
	/** On top of what the throw-away n8n is given anyway. */
	env?: Record<string, string>;
	switches?: Partial<Switches>;
	/** What is done to the installed package before n8n loads it; given its folder. */
	prepare?(packageFolder: string): Promise<void>;
}

/** A queue and a balance that are no limit. */
const NO_LIMIT: Partial<Switches> = { maxQueue: 10_000, balance: 1_000_000_000 };

/** As startRealN8n, with settings; nothing is left when it does not start. */
export async function startBenchN8n(options: BenchN8nOptions = {}): Promise<RealN8n> {
	const { env, switches, prepare } = options;
	const cleanUp = new CleanUp();
	const close = async () => await cleanUp.run();
	let ready = false;
	try {
		const installation = await installN8n({ progress: silentProgress });
		const folder = await tempFolder('n8n-ttapi-bench-');
		cleanUp.add(folder.remove);
		const packed = await packPackage();
		cleanUp.add(packed.remove);
		const packageFolder = await unpackPackage(packed.tarball, folder.path);
		await prepare?.(packageFolder);
		const apiKey = 'bench-key';
		const ttapi = await startSandbox({ apiKey, switches: { ...NO_LIMIT, ...switches } });
		cleanUp.add(ttapi.close);
		const n8n = await startN8n({ installation, userFolder: folder.path, env });
		cleanUp.add(n8n.stop);
		await n8n.api.owner.setUp(OWNER);
		const credential = await n8n.api.credentials.create({
			name: 'TTAPI',
			type: 'ttapiApi',
			data: { apiKey, baseUrl: ttapi.url },
		});
		ready = true;
		return { n8n, ttapi, credential, close };
	} finally {
		if (!ready) await close();
	}
}
