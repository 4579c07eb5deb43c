/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { controlRoutes, startSandbox, type Sandbox } from './ttapi';

const defaultPort = 8787;

/** `npm run sandbox`: the sandbox TTAPI alone, until Ctrl-C. */
async function serve(): Promise<void> {
	const sandbox = await startSandbox({ port: portFromEnvironment() });
	process.stdout.write(introduction(sandbox));
	const stop = () => void sandbox.close();
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

function portFromEnvironment(): number {
	const value = process.env.TTAPI_SANDBOX_PORT ?? String(defaultPort);
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65_535) {
		throw new Error(`TTAPI_SANDBOX_PORT must be a port number, not "${value}"`);
	}
	return port;
}

function introduction({ url, apiKey }: Sandbox): string {
	const submit = `curl -s ${url}/midjourney/v1/imagine -H 'TT-API-KEY: ${apiKey}' -H 'Content-Type: application/json' -d '{"prompt":"A cute kitten","mode":"fast"}'`;
	const fetch = `curl -s '${url}/midjourney/v1/fetch?jobId=<jobId>' -H 'TT-API-KEY: ${apiKey}'`;
	const control = controlRoutes.map(
		([method, path, purpose]) => `  ${method.padEnd(6)}${url}${path}  (${purpose})`,
	);
	return [
		`TTAPI sandbox at ${url}, key ${apiKey}`,
		'',
		'Submit a job:',
		`  ${submit}`,
		'Fetch it:',
		`  ${fetch}`,
		'Control, without a key:',
		...control,
		'',
		'Ctrl-C ends it.',
		'',
	].join('\n');
}

function plainReason(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if ('code' in error && error.code === 'EADDRINUSE') {
		return `Port ${portFromEnvironment()} is already in use; set TTAPI_SANDBOX_PORT to another one`;
	}
	return error.message;
}

serve().catch((error: unknown) => {
	process.stderr.write(`${plainReason(error)}\n`);
	process.exitCode = 1;
});
