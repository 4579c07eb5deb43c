import { failed, notFound, reply, succeeded, wrongKey, type Answer } from './answer';
import type { Fault } from './faults';

/** Known from the 400 of a full queue; what comes with a 499 is not known. */
export const queueFullMessage = 'queue is full';

/** What a request hit by this fault gets. */
export function faultAnswer(fault: Fault): Answer {
	const headers: Record<string, string> =
		fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
	switch (fault.kind) {
		case '400':
			return failed(400, 'Parameter error', headers);
		case '401':
			return wrongKey(headers);
		case '402':
			return failed(402, 'Insufficient quota', headers);
		case '403':
			return failed(403, 'Account blocked', headers);
		case '404':
			return notFound(headers);
		case '408':
			return failed(408, 'Request Timeout', headers);
		case '429':
			return failed(429, 'Request rate exceeded', headers);
		case '499':
			return failed(499, queueFullMessage, headers);
		case 'queueFull400':
			return failed(400, queueFullMessage, headers);
		case '500':
			return failed(500, 'Internal Server Error', headers);
		case '504':
			return gatewayPage(504, 'Gateway time-out', headers);
		case 'html':
			return gatewayPage(524, 'A timeout occurred', headers);
		case 'noid':
			return withHeaders(succeeded({}), headers);
		case 'garbage':
			return reply(200, '{"status":"SUCCESS","message":"succ', {
				...headers,
				'Content-Type': 'application/json',
			});
		case 'redirect':
			return reply(302, '', { ...headers, Location: '/midjourney/redirected' });
		case 'reset':
			return { kind: 'reset' };
		case 'hang':
			return { kind: 'hang' };
	}
}

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
	return answer.kind === 'reply' ? { ...answer, headers } : answer;
}

/** As Cloudflare puts it in front of an origin that does not answer. */
function gatewayPage(status: number, title: string, headers: Record<string, string>): Answer {
	const page = `<!DOCTYPE html>
<html lang="en-US">
<head><title>api.ttapi.io | ${status}: ${title}</title></head>
<body>
<div id="cf-error-details">
<h1>${title} <span>Error code ${status}</span></h1>
<p>The origin web server did not answer Cloudflare in time.</p>
</div>
</body>
</html>
`;
	return reply(status, page, {
		...headers,
		'Content-Type': 'text/html; charset=UTF-8',
		Server: 'cloudflare',
	});
}
