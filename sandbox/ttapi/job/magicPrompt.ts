import type { Fault } from '../http/faults';
import type { Ending } from './job';

/** What the magic words do, for the page that explains the sandbox. */
export const magicWords: ReadonlyArray<[word: string, effect: string]> = [
	['__7s__', 'the job takes 7 seconds (decimals allowed)'],
	['__fail__', 'the job fails with "[Bad response] Internal Error."'],
	['__banned__', 'the job fails with "[Banned prompt detected] ..."; promptCheck says FAILED'],
	['__timeout__', 'the job runs, then fails with "Job Timeout"'],
	['__429__ __499__', 'the submit is refused with that status'],
	['__500__ __504__ __html__', 'the submit is answered with that, the job exists'],
	['__reset__ __hang__', 'the connection is destroyed or never answered, the job exists'],
	['__noid__', 'the submit succeeds without an id, the job exists'],
];

const endings: Record<string, Ending> = {
	fail: { status: 'FAILED', message: '[Bad response] Internal Error.' },
	banned: { status: 'FAILED', message: '[Banned prompt detected] Banned prompt: __banned__' },
	timeout: { status: 'FAILED', message: 'Job Timeout' },
};

const submitFaults: Record<string, Fault> = {
	'429': { kind: '429' },
	'499': { kind: '499' },
	'500': { kind: '500' },
	'504': { kind: '504' },
	html: { kind: 'html' },
	reset: { kind: 'reset' },
	hang: { kind: 'hang' },
	noid: { kind: 'noid' },
};

/** How a job with this prompt ends. */
export function endingOf(prompt: string): Ending {
	return firstMatch(prompt, endings) ?? { status: 'SUCCESS' };
}

/** What the submit of this prompt runs into, or null. */
export function submitFaultOf(prompt: string): Fault | null {
	return firstMatch(prompt, submitFaults) ?? null;
}

/** Seconds a job with this prompt takes, or null when the prompt does not say. */
export function durationOf(prompt: string): number | null {
	const seconds = /__(\d{1,5}(?:\.\d+)?)s__/.exec(prompt);
	return seconds ? Number(seconds[1]) : null;
}

export function isBanned(prompt: string): boolean {
	return prompt.includes('__banned__');
}

function firstMatch<Effect>(prompt: string, effects: Record<string, Effect>): Effect | undefined {
	return Object.entries(effects).find(([word]) => prompt.includes(`__${word}__`))?.[1];
}
