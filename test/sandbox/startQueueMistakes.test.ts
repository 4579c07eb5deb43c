import { mistakesOf } from '../../sandbox/start/queue/mistakes';
import type { ParkedRun } from '../../sandbox/start/queue/parked-run';

describe('what the demonstration takes for a mistake', () => {
	const job = (jobId: string) => ({ jobId }) as ParkedRun['jobs'][number];
	const arrival = (jobId: string, status = 'SUCCESS') => ({
		jobId,
		status,
		cdnImage: '',
		byCallback: true,
		sha256: null,
	});
	const good: Parameters<typeof mistakesOf>[0] = {
		executions: 2,
		statuses: ['success', 'success'],
		jobs: [job('a'), job('b')],
		submits: 2,
		arrivals: [arrival('b'), arrival('a')],
	};

	it('is nothing when each job was submitted once and went on once', () => {
		expect(mistakesOf(good, 2)).toEqual([]);
	});

	it.each<[string, Partial<typeof good>, string]>([
		['lost', { arrivals: [arrival('a')] }, 'the workflow went on 0 times for job b'],
		[
			'gone on with twice',
			{ arrivals: [...good.arrivals, arrival('a')] },
			'the workflow went on 2 times for job a',
		],
		['paid twice', { submits: 3 }, '3 submits for 2 prompts'],
		['never made', { jobs: [job('a')], arrivals: [arrival('a')] }, '1 jobs for 2 prompts'],
		[
			'of somebody else',
			{ arrivals: [...good.arrivals, arrival('c')] },
			'the workflow went on 1 times for no job of this run',
		],
		[
			'put out unfinished',
			{ arrivals: [arrival('a'), arrival('b', 'ON_QUEUE')] },
			'1 jobs came out unfinished',
		],
		['failed', { statuses: ['success', 'error'] }, '1 of 2 executions did not succeed'],
		['not ended', { statuses: ['success'] }, '1 executions ended instead of 2'],
	])('is a job that was %s', (_, change, mistake) => {
		expect(mistakesOf({ ...good, ...change }, 2)).toEqual([mistake]);
	});
});
