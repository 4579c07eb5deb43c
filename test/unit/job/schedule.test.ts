import { readRetryAfter } from '../../../nodes/Ttapi/job/httpReply';
import { backoffSeconds, secondsToNextLook } from '../../../nodes/Ttapi/job/schedule';

const NOW_MS = Date.parse('2026-03-12T07:35:00Z');

describe('Retry-After', () => {
	it.each([
		['5', 5],
		[' 5 ', 5],
		['1.5', 1.5],
		['0', 0],
		['Thu, 12 Mar 2026 07:35:30 GMT', 30],
		['Thu, 12 Mar 2026 07:00:00 GMT', 0],
		['', undefined],
		['soon', undefined],
		[undefined, undefined],
		[null, undefined],
		[['5'], undefined],
	])('%p is %p seconds', (header, seconds) => {
		expect(readRetryAfter(header, NOW_MS)).toBe(seconds);
	});
});

describe('the next look', () => {
	it.each([
		[0, 1],
		[5, 1],
		[20, 3],
		[30, 4.5],
		[60, 5],
		[3600, 5],
	])('after %d s comes in %d s', (elapsedSeconds, seconds) => {
		expect(secondsToNextLook({ elapsedSeconds, pollIntervalSeconds: 5 })).toBeCloseTo(seconds);
	});

	it('never comes sooner than a second, whatever the user wants', () => {
		expect(secondsToNextLook({ elapsedSeconds: 100, pollIntervalSeconds: 0.1 })).toBe(1);
	});

	it('of a job of minutes is as rare as the user wants', () => {
		expect(secondsToNextLook({ elapsedSeconds: 600, pollIntervalSeconds: 60 })).toBe(60);
	});
});

it('the pauses after refusals in a row grow to half a minute', () => {
	expect([1, 2, 3, 4, 5, 6, 1000].map(backoffSeconds)).toEqual([2, 4, 8, 16, 30, 30, 30]);
});
