/** Codes of Node.js for "no connection was made", in plain words. TLS comes before the first byte of a request. */
const NEVER_CONNECTED: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'connection refused',
	ENOTFOUND: 'host name not found',
	EAI_AGAIN: 'host name could not be looked up',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is self-signed',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate cannot be verified',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate cannot be verified',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
	ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak https there',
};

const LOST: Readonly<Record<string, string>> = {
	ECONNABORTED: 'no answer',
	ETIMEDOUT: 'no answer',
	ERR_CANCELED: 'stopped',
};

/**
 * Why a request got no answer, and whether it ever left.
 *
 * @param error what n8n's HTTP helper threw
 */
export function readBreakdown(
	error: unknown,
	timeoutSeconds: number,
): { neverSent: boolean; reason: string } {
	const causes = causesOf(error);
	const codes = causes.map(({ code }) => code).filter((code) => typeof code === 'string');
	const never = codes.find((code) => code in NEVER_CONNECTED);
	if (never !== undefined) return { neverSent: true, reason: NEVER_CONNECTED[never] };
	// A failure while connecting comes before the first byte of the request.
	const neverSent = causes.some(
		({ syscall }) => syscall === 'connect' || syscall === 'getaddrinfo',
	);
	const lost = codes.map((code) => LOST[code]).find((reason) => reason !== undefined);
	const reason = lost === 'no answer' ? `no answer within ${timeoutSeconds} s` : lost;
	return { neverSent, reason: reason ?? 'connection lost' };
}

/** An error and what caused it, outermost first; n8n and axios each wrap the socket's own error. */
function causesOf(error: unknown): Array<{ code?: unknown; syscall?: unknown }> {
	const causes: Array<{ code?: unknown; syscall?: unknown; cause?: unknown }> = [];
	for (let cause = error; typeof cause === 'object' && cause !== null && causes.length < 8; ) {
		causes.push(cause);
		cause = 'cause' in cause ? cause.cause : undefined;
	}
	return causes;
}
