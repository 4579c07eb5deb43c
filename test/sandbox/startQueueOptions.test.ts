import { readQueueOptions } from '../../sandbox/start/queue/options';

describe('the options of start:queue', () => {
	it('are one worker of concurrency 10 and 100 jobs of 10 s, on the sandbox also when there is a real key', () => {
		expect(readQueueOptions([], { TTAPI_API_KEY: 'a real key' })).toMatchObject({
			start: { once: false, ttapi: { kind: 'sandbox' } },
			workers: 1,
			concurrency: 10,
			jobs: 100,
			jobSeconds: 10,
		});
	});

	it.each<[string, string[], Record<string, string>, string]>([
		['an unknown flag', ['--watch'], {}, 'Unknown argument watch; there are --once,'],
		['a stray word', ['100'], {}, 'Unknown argument 100; there are --once,'],
		['more jobs than n8n lists', ['--jobs', '101'], {}, '--jobs is "101"; it has to be'],
		['no number', ['--job-seconds', 'x'], {}, '--job-seconds is "x"; it has to be'],
		['no workers', [], { N8N_WORKERS: '0' }, 'N8N_WORKERS is "0"; it has to be'],
		['half a place', [], { N8N_WORKER_CONCURRENCY: '0.5' }, 'N8N_WORKER_CONCURRENCY is "0.5"; it'],
	])('%s is refused', (_, args, env, message) => {
		expect(() => readQueueOptions(args, env)).toThrow(message);
	});
});
