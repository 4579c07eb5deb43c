import { readJob } from '../../../nodes/Ttapi/job/readJob';
import { Deliveries, type StaticData } from '../../../nodes/Ttapi/trigger/deliveries';
import type { Verdict } from '../../../nodes/Ttapi/trigger/verdict';
import { JOB_ID } from '../replies';

const START: Verdict = { kind: 'start', job: readJob(JOB_ID, 'SUCCESS', {}) };
const ASK_AGAIN: Verdict = { kind: 'askAgain', why: 'TTAPI could not be reached' };

let deliveries: Deliveries;

beforeEach(() => {
	deliveries = new Deliveries();
});

/** One delivery; `verdict` is what would be decided about it. */
async function deliver(delivery: string, staticData: StaticData = {}, verdict = START) {
	const decide = async () => await Promise.resolve(verdict);
	return (await deliveries.once('workflow/node', delivery, staticData, decide)).kind;
}

/** A decision that is taken when the test says so. */
function pending() {
	let resolve: (verdict: Verdict) => void = () => {};
	let reject: (error: Error) => void = () => {};
	const decided = new Promise<Verdict>((yes, no) => {
		resolve = yes;
		reject = no;
	});
	const decide = jest.fn(async () => await decided);
	const once = (staticData: StaticData = {}) =>
		deliveries.once('workflow/node', 'a', staticData, decide);
	return { once, decide, resolve, reject };
}

it('a delivery starts the workflow once', async () => {
	expect(await deliver('a')).toBe('start');
	expect(await deliver('a')).toBe('ignore');
	expect(await deliver('a')).toBe('ignore');
});

it('another job, another status and another trigger are their own deliveries', async () => {
	expect(await deliver('a:SUCCESS')).toBe('start');
	expect(await deliver('b:SUCCESS')).toBe('start');
	expect(await deliver('a:FAILED')).toBe('start');
	const other = await deliveries.once('workflow/other', 'a:SUCCESS', {}, async () => START);
	expect(other.kind).toBe('start');
});

describe('three deliveries in the same instant', () => {
	it('start the workflow once, and TTAPI is asked once', async () => {
		const { once, decide, resolve } = pending();
		const all = [once(), once(), once()];
		resolve(START);
		const kinds = (await Promise.all(all)).map(({ kind }) => kind);
		expect(kinds).toEqual(['start', 'ignore', 'ignore']);
		expect(decide).toHaveBeenCalledTimes(1);
	});

	it('each get a turn of their own while the one before did not start it', async () => {
		const [first, second, third] = [pending(), pending(), pending()];
		const all = [first.once(), second.once(), third.once()];
		first.resolve(ASK_AGAIN);
		second.resolve(START);
		third.resolve(START);
		const kinds = (await Promise.all(all)).map(({ kind }) => kind);
		expect(kinds).toEqual(['askAgain', 'start', 'ignore']);
		expect(third.decide).not.toHaveBeenCalled();
	});

	it('each get a turn of their own even when deciding about the one before broke down', async () => {
		const [first, second] = [pending(), pending()];
		const all = [first.once(), second.once()];
		first.reject(new Error('no such parameter'));
		second.resolve(START);
		await expect(all[0]).rejects.toThrow('no such parameter');
		expect((await all[1]).kind).toBe('start');
	});
});

it.each(['ignore', 'forbid', 'askAgain'] as const)(
	'a delivery that did not start the workflow (%s) may do so later',
	async (kind) => {
		const staticData: StaticData = {};
		expect(await deliver('a', staticData, { kind, why: '' })).toBe(kind);
		expect(staticData).toEqual({});
		expect(await deliver('a', staticData)).toBe('start');
	},
);

describe('after a restart', () => {
	it('the static data tells what was delivered', async () => {
		const staticData: StaticData = {};
		await deliver('a', staticData);
		const saved: StaticData = JSON.parse(JSON.stringify(staticData)) as StaticData;
		deliveries = new Deliveries();
		expect(await deliver('a', saved)).toBe('ignore');
		expect(await deliver('b', saved)).toBe('start');
	});

	it.each([undefined, null, 'a', {}, [null, {}, 7]])(
		'static data that holds %p instead of a list harms nobody',
		async (stored) => {
			expect(await deliver('a', { deliveries: stored })).toBe('start');
		},
	);
});

it('two calls that save their own copies of the static data: the later save has both', async () => {
	const [one, other]: StaticData[] = [{}, {}];
	const { once, resolve } = pending();
	const first = once(one);
	await deliver('b', other);
	resolve(START);
	await first;
	expect(other.deliveries).toEqual(['b']);
	expect(one.deliveries).toEqual(['b', 'a']);
});

describe('what is remembered is bounded', () => {
	it('in static data, the newest are kept', async () => {
		const staticData: StaticData = {};
		for (let n = 0; n < 600; n++) await deliver(`job ${n}`, staticData);
		expect(staticData.deliveries).toHaveLength(500);
		deliveries = new Deliveries();
		expect(await deliver('job 599', staticData)).toBe('ignore');
		expect(await deliver('job 100', staticData)).toBe('ignore');
		expect(await deliver('job 99', staticData)).toBe('start');
	});

	it('and an outdated copy of the static data does not push out the newest', async () => {
		const staticData: StaticData = {};
		for (let n = 0; n < 500; n++) await deliver(`job ${n}`, staticData);
		const outdated: StaticData = { deliveries: staticData.deliveries };
		expect(await deliver('job 500', staticData)).toBe('start');
		expect(await deliver('job 500', outdated)).toBe('ignore');
	});

	it('in memory, and the trigger that was called last is not the one forgotten', async () => {
		for (let n = 0; n < 600; n++) {
			await deliveries.once(`trigger ${n}`, 'a', {}, async () => START);
		}
		const again = async (trigger: string) =>
			(await deliveries.once(trigger, 'a', {}, async () => START)).kind;
		expect(await again('trigger 599')).toBe('ignore');
		expect(await again('trigger 0')).toBe('start');
	});
});
