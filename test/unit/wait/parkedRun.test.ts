import type { FetchOutcome } from '../../../nodes/Ttapi/job/readFetch';
import { readJob } from '../../../nodes/Ttapi/job/readJob';
import type { JobHandle } from '../../../nodes/Ttapi/job/submission';
import { ParkedRun } from '../../../nodes/Ttapi/wait/parkedRun';
import { ParkedRuns } from '../../../nodes/Ttapi/wait/parkedRuns';
import { VirtualClock } from '../virtualClock';

const clock = new VirtualClock();
const done = new Set<string>();
let looks: string[] = [];

beforeEach(() => {
	done.clear();
	looks = [];
});

const fetch = async ({ jobId }: JobHandle): Promise<FetchOutcome> => {
	looks.push(jobId);
	await clock.sleep(0.1);
	return { kind: 'job', job: readJob(jobId, done.has(jobId) ? 'SUCCESS' : 'ON_QUEUE', {}) };
};

const connect = async () => fetch;

function park(...jobIds: string[]): ParkedRun {
	const outcomes = jobIds.map((jobId) => ({
		kind: 'open' as const,
		handle: { jobId, family: 'midjourney' as const },
	}));
	const destinations = jobIds.map((_, itemIndex) => ({ itemIndex }));
	return new ParkedRun({ parkedMs: clock.now(), outcomes, destinations }, clock);
}

const hear = async (run: ParkedRun, ...jobIds: string[]) =>
	await clock.run(Promise.all(jobIds.map(async (jobId) => await run.hear(jobId, connect))));

it('a callback that TTAPI does not bear out costs one look, and the run stays parked', async () => {
	const run = park('a', 'b');

	expect(await hear(run, 'a')).toEqual([{ kind: 'stay' }]);
	expect(looks).toEqual(['a']);
});

it('one callback costs two looks at most while another job goes on', async () => {
	const run = park('a', 'b', 'c', 'd');
	done.add('a');

	expect(await hear(run, 'a')).toEqual([{ kind: 'stay' }]);
	expect(looks).toEqual(['a', 'b']);
});

it('a late delivery of a callback makes up for one that was lost', async () => {
	const run = park('a', 'b');
	done.add('a');
	await hear(run, 'a');
	done.add('b');

	const [hearing] = await hear(run, 'a');

	expect(hearing.kind).toBe('resume');
});

it('callbacks that come during a look are answered at once, and looked after by it', async () => {
	const run = park('a', 'b', 'c');
	['a', 'b', 'c'].forEach((jobId) => done.add(jobId));

	const hearings = await hear(run, 'a', 'b', 'c');

	expect(hearings.map(({ kind }) => kind)).toEqual(['resume', 'stay', 'stay']);
	expect(looks.sort()).toEqual(['a', 'b', 'c']);
});

it('is resumed once; a resume that n8n did not carry out is offered again later', async () => {
	const run = park('a');
	done.add('a');
	const [first] = await hear(run, 'a');
	const [second] = await hear(run, 'a');
	await clock.run(clock.sleep(11));
	const [third] = await hear(run, 'a');

	expect([first.kind, second.kind, third.kind]).toEqual(['resume', 'stay', 'resume']);
	expect(looks).toEqual(['a']);
});

it('remembers a bounded number of runs, and of an execution only the one that has the job', () => {
	const runs = new ParkedRuns();
	for (let execution = 0; execution < 600; execution++) runs.add(String(execution), park('a'));

	expect(runs.get('0', 'a')).toBeUndefined();
	expect(runs.get('599', 'a')).toBeDefined();
	expect(runs.get('599', 'b')).toBeUndefined();
});

describe('a look that a rate limit refuses', () => {
	const limited: FetchOutcome = {
		kind: 'later',
		reason: 'TTAPI answered HTTP 429',
		rateLimited: true,
		retryAfterSeconds: 2,
	};

	/** The first so many looks meet a rate limit. */
	const limitedFirst = (count: number) => async () => {
		let left = count;
		return async (handle: JobHandle) => (left-- > 0 ? limited : await fetch(handle));
	};

	it('is tried once more, since TTAPI would not notify again after that', async () => {
		const run = park('a');
		done.add('a');
		const before = clock.seconds;

		const hearing = await clock.run(run.hear('a', limitedFirst(1)));

		expect(hearing.kind).toBe('resume');
		expect(clock.seconds - before).toBeCloseTo(2.1);
	});

	it('asks for another notification when it is refused again', async () => {
		const run = park('a');
		done.add('a');

		const hearing = await clock.run(run.hear('a', limitedFirst(2)));

		expect(hearing).toEqual({ kind: 'askAgain', why: 'TTAPI answered HTTP 429' });
	});
});

it('a storm of callbacks has twenty looks under way at most', async () => {
	const jobIds = Array.from({ length: 60 }, (_, index) => `job-${index}`);
	const run = park(...jobIds);
	jobIds.forEach((jobId) => done.add(jobId));
	let underWay = 0;
	let most = 0;
	const counted = async (handle: JobHandle) => {
		most = Math.max(most, ++underWay);
		const look = await fetch(handle);
		underWay--;
		return look;
	};

	const hearings = await clock.run(
		Promise.all(jobIds.map(async (jobId) => await run.hear(jobId, async () => counted))),
	);

	expect(hearings.filter(({ kind }) => kind === 'resume')).toHaveLength(1);
	expect(looks.sort()).toEqual([...jobIds].sort());
	expect(most).toBe(20);
});
