/** Names that only resolve inside a network or on one machine. */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|home|test)$/i;

/** Loopback, private, link-local and carrier-grade ranges of IPv4 (RFC 1122, 1918, 3927, 6598). */
const PRIVATE_IPV4 =
	/^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** Loopback, unspecified, unique local and link-local addresses of IPv6 (RFC 4291, 4193). */
const PRIVATE_IPV6 = /^\[(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/i;

/** Whether a URL names a host that nobody outside its own network can reach; true for what is no URL. */
export function isPrivateAddress(url: string): boolean {
	if (!URL.canParse(url)) return true;
	const { hostname } = new URL(url);
	const isName = !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[');
	if (isName) return PRIVATE_NAME.test(hostname) || !hostname.includes('.');
	return PRIVATE_IPV4.test(hostname) || PRIVATE_IPV6.test(hostname);
}
