/** What went wrong in npm, as far as its output tells. */
export type NpmFailure =
	| { kind: 'network'; code: string }
	| { kind: 'disk-full' }
	| { kind: 'other'; firstLine: string };

const NETWORK_CODES = [
	'ENOTFOUND',
	'ECONNREFUSED',
	'ECONNRESET',
	'EAI_AGAIN',
	'ETIMEDOUT',
	'ENETUNREACH',
	'EHOSTUNREACH',
	'EIDLETIMEOUT',
	'ERR_SOCKET_TIMEOUT',
];
const NETWORK = new RegExp(`\\b(${NETWORK_CODES.join('|')})\\b`);
const DISK_FULL = /\bENOSPC\b|No space left on device/;
/** npm repeats its verdict on several lines; the first that is not an error code alone says most. */
const VERDICT = /^npm (?:error|ERR!) (?!code\b|errno\b|syscall\b|path\b)(.+)$/m;

export function readNpmFailure(output: string): NpmFailure {
	if (tellsDiskFull(output)) return { kind: 'disk-full' };
	const network = NETWORK.exec(output);
	if (network) return { kind: 'network', code: network[1] };
	return { kind: 'other', firstLine: VERDICT.exec(output)?.[1] ?? 'npm gave no reason' };
}

export function tellsDiskFull(output: string): boolean {
	return DISK_FULL.test(output);
}
