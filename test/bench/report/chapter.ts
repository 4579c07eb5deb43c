import type { Bar, Measure, Measured } from '../measures/measure';

/** What has become of a measure. */
export interface Chapter {
	measure: Measure;
	/** Undefined when it failed. */
	measured?: Measured;
	/** Why it failed, in one line. */
	failure?: string;
}

/** The row of a bar: what, demanded, measured, whether it holds. */
export function barRow({ what, demanded, measured, holds }: Bar): string[] {
	return [what, demanded, measured, holds ? 'yes' : '**no**'];
}

export const BAR_HEAD = ['', 'Demanded', 'Measured', 'Holds'];

/** All bars of all measures that worked. */
export function barsOf(chapters: readonly Chapter[]): Bar[] {
	return chapters.flatMap(({ measured }) => measured?.bars ?? []);
}
