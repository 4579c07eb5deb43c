import type { FastifyInstance, FastifyReply } from 'fastify';
import { isJsonObject } from '../http/json';
import type { Job } from '../job/job';
import { toSandboxJob } from '../job/sandboxJob';
import type { SandboxState } from '../state';

/** The routes below, for the page and the terminal that explain them. */
export const controlRoutes: ReadonlyArray<[method: string, path: string, purpose: string]> = [
	['GET', '/sandbox/switches', 'all switches'],
	['PATCH', '/sandbox/switches', 'change some: {"jobSeconds": 10}'],
	['POST', '/sandbox/reset', 'switches, jobs, log and account back to the start'],
	['GET', '/sandbox/requests', 'what TTAPI was asked; ?method= and ?path= filter'],
	['GET', '/sandbox/jobs', 'all jobs'],
	['GET', '/sandbox/callbacks', 'all callback tries'],
	['POST', '/sandbox/jobs/:id/finish', 'end a job right now'],
	[
		'POST',
		'/sandbox/jobs/:id/callback',
		'call back once more; {"to": "<url>"} for another address',
	],
];

/** The way to steer and watch the sandbox from outside its process. No key; never in the request log. */
export function registerControl(
	server: FastifyInstance,
	current: () => SandboxState,
	reset: () => void,
): void {
	server.get('/sandbox/switches', () => current().switches);
	server.patch('/sandbox/switches', ({ content }) => {
		current().set(content);
		return current().switches;
	});
	server.post('/sandbox/reset', () => {
		reset();
		return current().switches;
	});
	server.get<{ Querystring: { method?: string; path?: string } }>(
		'/sandbox/requests',
		({ query: { method, path } }) => current().log.find({ method, path }),
	);
	server.get('/sandbox/jobs', () => {
		const now = Date.now();
		return current()
			.jobs.all()
			.map((job) => toSandboxJob(job, now));
	});
	server.get('/sandbox/callbacks', () => current().callbacks.all());
	server.post<{ Params: { id: string } }>('/sandbox/jobs/:id/finish', (request, reply) => {
		const job = current().jobs.get(request.params.id);
		if (!job) return complain(reply, 404, 'There is no such job');
		current().jobs.end(job);
		return toSandboxJob(job, Date.now());
	});
	server.post<{ Params: { id: string } }>('/sandbox/jobs/:id/callback', async (request, reply) => {
		const job = current().jobs.get(request.params.id);
		if (!job) return complain(reply, 404, 'There is no such job');
		const url = callbackUrl(job, request.content);
		if (job.finishedAt === undefined) return complain(reply, 409, 'The job has not ended yet');
		if (url === null) return complain(reply, 400, 'The job has no hookUrl; send {"to": "<url>"}');
		return await current().callbacks.notify(job, url);
	});
}

function callbackUrl(job: Job, content: unknown): string | null {
	return isJsonObject(content) && typeof content.to === 'string' ? content.to : job.hookUrl;
}

function complain(reply: FastifyReply, status: number, error: string): FastifyReply {
	return reply.code(status).send({ error });
}
