import { startSandbox, type Sandbox, type Switches } from '../../sandbox/ttapi';

/** A sandbox for the tests of one file, as new before each of them. */
export function useSandbox(switches: Partial<Switches> = {}): {
	ttapi: () => Sandbox;
	credential: () => { apiKey: string; baseUrl: string };
	/** The submits that arrived, as `[prompt, HTTP status]`. */
	submits: () => Array<[unknown, number | string | undefined | null]>;
} {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ apiKey: 'a-key-to-look-for', switches });
	});
	afterAll(async () => await sandbox.close());
	beforeEach(() => sandbox.reset());
	return {
		ttapi: () => sandbox,
		credential: () => ({ apiKey: sandbox.apiKey, baseUrl: sandbox.url }),
		submits: () =>
			sandbox.requests({ method: 'POST' }).map(({ body, status }) => [Object(body).prompt, status]),
	};
}
