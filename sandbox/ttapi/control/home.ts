import type { FastifyInstance } from 'fastify';
import { magicWords } from '../job/magicPrompt';
import { apiRoutes } from '../routes/index';
import { controlRoutes } from './controlRoutes';

/** A page for whoever opens the sandbox's address in a browser. */
export function registerHome(server: FastifyInstance): void {
	server.get('/', (_request, reply) => reply.type('text/plain; charset=utf-8').send(homePage()));
}

function homePage(): string {
	return [
		'TTAPI sandbox',
		'',
		"A local stand-in for TTAPI's Midjourney API. It costs nothing; its pictures only show the numbers",
		'of their tiles, its videos a square that wanders. Switches make it slow, odd or broken, as TTAPI',
		'can be.',
		'',
		'TTAPI (header TT-API-KEY):',
		...apiRoutes.map(({ methods, path }) => line(methods.join(', '), path)),
		'',
		'Control (no key):',
		...controlRoutes.map(([method, path, purpose]) => line(method, path, purpose)),
		'',
		'Words in a prompt that make things happen:',
		...magicWords.map(([word, effect]) => `  ${word.padEnd(26)}${effect}`),
		'',
	].join('\n');
}

function line(method: string, path: string, purpose = ''): string {
	return `  ${method.padEnd(10)}${path.padEnd(32)}${purpose}`.trimEnd();
}
