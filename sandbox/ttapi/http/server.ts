import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { registerControl } from '../control/controlRoutes';
import { registerHome } from '../control/home';
import { paramsOf, type ApiRoute } from '../routes/apiRoute';
import { apiRoutes } from '../routes/index';
import { pictureRoutes } from '../routes/picture';
import type { SandboxState } from '../state';
import { SwitchError } from '../switches/checkSwitches';
import { failed, notFound, reply, wrongKey, type Answer } from './answer';
import { recordRequest } from './recordRequest';
import { Refusal, refusalAnswer } from './refusal';
import { readAnnouncedBody, readBody } from './requestBody';
import type { RequestRecord } from './requestLog';

declare module 'fastify' {
	interface FastifyRequest {
		/** Null for what does not concern TTAPI. */
		record: RequestRecord | null;
		/** The body as its JSON value or its text. */
		content: unknown;
	}
}

/** Five pictures of 10 MiB as base64 fit. */
const bodyLimitBytes = 80 * 2 ** 20;

/**
 * The HTTP server, not listening yet.
 *
 * @param current the state that a request meets; a reset replaces it
 * @param reset replaces it
 */
export function createServer(current: () => SandboxState, reset: () => void): FastifyInstance {
	const server = fastify({
		bodyLimit: bodyLimitBytes,
		forceCloseConnections: true,
		exposeHeadRoutes: false,
	});
	// TTAPI answers bad JSON after it has looked at the key, so nothing may be parsed before.
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		done(null, body);
	});
	server.decorateRequest('record', null);
	server.decorateRequest('content', null);
	server.addHook('onRequest', async (request, reply) => {
		request.record = recordRequest(request.raw, current().apiKey);
		if (request.record === null) return;
		current().log.add(request.record);
		if (current().switches.down && request.record.kind === 'api') send(reply, { kind: 'reset' });
	});
	server.addHook('preHandler', async (request) => {
		if (request.record === null) {
			request.content = readBody(request.body);
			return;
		}
		request.content = readAnnouncedBody(request.body, request.headers);
		const characters = typeof request.body === 'string' ? request.body.length : 0;
		current().log.setBody(request.record, request.content, characters);
	});
	server.setNotFoundHandler((_request, reply) => send(reply, notFound()));
	server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
		send(reply, errorAnswer(error, current())),
	);
	for (const route of apiRoutes) {
		server.route({
			url: route.path,
			method: [...route.methods],
			handler: async (request, reply) => send(reply, await apiAnswer(current(), route, request)),
		});
	}
	for (const { path, answer } of pictureRoutes) {
		server.get(path, { exposeHeadRoute: true }, (request, reply) =>
			send(reply, answer(current(), request.url)),
		);
	}
	registerControl(server, current, reset);
	registerHome(server);
	return server;
}

function apiAnswer(
	state: SandboxState,
	route: ApiRoute,
	{ record, method, query, content }: FastifyRequest,
): Answer | Promise<Answer> {
	if (!record?.keyRight) return wrongKey();
	return route.answer(state, { body: content, params: paramsOf(method, query, content) });
}

function errorAnswer(error: Error & { statusCode?: number }, { switches }: SandboxState): Answer {
	if (error instanceof Refusal) return refusalAnswer(error, switches);
	if (error instanceof SwitchError) return reply(400, { error: error.message });
	return failed(error.statusCode ?? 500, error.message);
}

function send(to: FastifyReply, answer: Answer): FastifyReply {
	switch (answer.kind) {
		case 'reply': {
			const { record } = to.request;
			if (record) record.status = answer.status;
			return to
				.code(answer.status)
				.headers(answer.headers ?? {})
				.send(answer.body);
		}
		case 'reset':
			to.hijack();
			to.request.raw.socket.resetAndDestroy();
			return to;
		case 'hang':
			return to.hijack();
	}
}
