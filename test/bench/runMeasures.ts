/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import type { Progress } from '../../sandbox/n8n/progress';
import type { BenchOptions } from './benchOptions';
import type { Measure } from './measures/measure';
import type { Chapter } from './report/chapter';

/** For a measure that does not say how long it takes. */
const USUAL_SECONDS = { full: 120, quick: 25 };

/** How often the remaining time is worked out anew. */
const TELL_EVERY_MS = 1000;

/**
 * Runs the measures one after the other. One that fails loses nothing of the others.
 *
 * @throws the signal's reason when it is aborted
 */
export async function runMeasures(
	{ measures, quick }: BenchOptions,
	progress: Progress,
	signal: AbortSignal,
): Promise<Chapter[]> {
	const chapters: Chapter[] = [];
	for (const [index, measure] of measures.entries()) {
		const later = measures.slice(index + 1).reduce((sum, each) => sum + usual(each, quick), 0);
		const step = `${index + 1}/${measures.length} ${measure.title}`;
		const chapter = await progress
			.step(step, async (note) => await runMeasure(measure, quick, later, note, signal))
			.catch((error: unknown): Chapter => ({ measure, failure: oneLine(error) }));
		signal.throwIfAborted();
		if (chapter.failure !== undefined) progress.say(`${step}: failed: ${chapter.failure}`);
		chapters.push(chapter);
	}
	return chapters;
}

async function runMeasure(
	measure: Measure,
	quick: boolean,
	laterSeconds: number,
	note: (detail: string) => void,
	signal: AbortSignal,
): Promise<Chapter> {
	const startedMs = Date.now();
	let doing = '';
	const tell = () => {
		const left = usual(measure, quick) - (Date.now() - startedMs) / 1000;
		const minutes = Math.ceil((Math.max(0, left) + laterSeconds) / 60);
		note(`about ${minutes} min left${doing && `; ${doing}`}`);
	};
	tell();
	const telling = setInterval(tell, TELL_EVERY_MS);
	try {
		const running = measure.run({
			quick,
			signal,
			progress: (what) => {
				doing = what;
				tell();
			},
		});
		return { measure, measured: await Promise.race([running, whenAborted(signal)]) };
	} finally {
		clearInterval(telling);
	}
}

function usual({ usualSeconds = USUAL_SECONDS }: Measure, quick: boolean): number {
	return quick ? usualSeconds.quick : usualSeconds.full;
}

async function whenAborted(signal: AbortSignal): Promise<never> {
	return await new Promise((_resolve, reject) => {
		const stop = () => reject(signal.reason as Error);
		if (signal.aborted) stop();
		signal.addEventListener('abort', stop, { once: true });
	});
}

function oneLine(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	return text.replace(/\s*\n\s*/g, ' ');
}
