import type { Answer, NoAnswer } from '../../nodes/Ttapi/job/httpReply';

/** A job id as TTAPI makes them. */
export const JOB_ID = '8ddd973f-0f6c-4d6c-9b8e-2c9a6d1f7a10';

export const OTHER_ID = 'f6a5a78d-5b0c-4f0c-8a53-0d6d0f6c2b11';

/** What a Cloudflare gateway sends when TTAPI does not answer it. */
export const GATEWAY_PAGE = '<!DOCTYPE html><html><title>504: Gateway time-out</title></html>';

/** TTAPI's answer to a wrong key, exactly. */
export const WRONG_KEY = {
	status: 'FAILED',
	message: 'Wrong TT-API-KEY or email is not activated.',
};

export function answer(httpStatus: number, body: unknown, retryAfterSeconds?: number): Answer {
	return { kind: 'answer', httpStatus, body, retryAfterSeconds };
}

export function failed(message: string, data: unknown = null) {
	return { status: 'FAILED', message, data };
}

export const CONNECTION_LOST: NoAnswer = {
	kind: 'noAnswer',
	neverSent: false,
	reason: 'connection lost',
};

export const CONNECTION_REFUSED: NoAnswer = {
	kind: 'noAnswer',
	neverSent: true,
	reason: 'connection refused',
};
