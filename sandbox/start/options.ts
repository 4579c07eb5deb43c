import { SetupFailure } from '../n8n/setup-failure';

/** Whose jobs the example runs: the local stand-in's, or real and billed ones. */
export type TtapiChoice =
	| { kind: 'sandbox'; port: number }
	| { kind: 'real'; apiKey: string; baseUrl: string };

export interface StartOptions {
	ttapi: TtapiChoice;
	n8nPort: number;
	/** Ends after the example's run, instead of keeping the editor open. */
	once: boolean;
	/** Rebuilds the package when a source file changes. */
	watch: boolean;
}

const FLAGS = ['--once', '--watch'];
const REAL_BASE_URL = 'https://api.ttapi.io';
const N8N_PORT = 5678;
const SANDBOX_PORT = 8787;

/** @throws SetupFailure for a flag or a port that makes no sense. */
export function readOptions(args: string[], env: Record<string, string | undefined>): StartOptions {
	const unknown = args.find((arg) => !FLAGS.includes(arg));
	if (unknown !== undefined) {
		throw new SetupFailure(`Unknown argument ${unknown}; there are ${FLAGS.join(' and ')}.`);
	}
	const apiKey = env.TTAPI_API_KEY?.trim();
	return {
		ttapi: apiKey
			? { kind: 'real', apiKey, baseUrl: env.TTAPI_BASE_URL || REAL_BASE_URL }
			: { kind: 'sandbox', port: readPort(env, 'TTAPI_SANDBOX_PORT', SANDBOX_PORT) },
		n8nPort: readPort(env, 'N8N_PORT', N8N_PORT),
		once: args.includes('--once'),
		watch: args.includes('--watch'),
	};
}

function readPort(env: Record<string, string | undefined>, name: string, standard: number): number {
	const text = env[name];
	if (!text) return standard;
	const port = Number(text);
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new SetupFailure(`${name} is "${text}", which is no port number.`);
}
