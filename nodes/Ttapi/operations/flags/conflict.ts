import { bareValue } from './scan';
import type { Mistake } from './mistakes';

/** A flag of the finished prompt. */
export interface PresentFlag {
	/** In lower case, without its dashes. */
	name: string;
	/** What the flag decides, e.g. "model". */
	decides: string;
	value: string;
	/** The parameter that it comes from, by its internal name. */
	from: string;
	/** Whether its value can be relied on. */
	certain: boolean;
}

export interface Conflict extends Mistake {
	/** The parameter to change, by its internal name. */
	from: string;
}

/** Midjourney's version 6 alone understands `--cref` (ttapi-api.md 3.1 and 5). */
const isSix = (version: number) => version >= 6 && version < 7;

/** `--oref` came with version 7. What later versions make of it is not certain, so they pass. */
const isSevenOrLater = (version: number) => version >= 7;

/** Flags that Midjourney refuses beside the version that is stated, or not stated. */
export function findConflict(present: readonly PresentFlag[]): Conflict | undefined {
	const models = present.filter(({ decides }) => decides === 'model');
	// Two versions, or one that a permutation chooses: Midjourney knows what it makes of it.
	if (models.length > 1 || models.some(({ certain }) => !certain)) return undefined;
	const [model] = models;
	const version = model && parseFloat(bareValue(model.value));
	const stated = model && `--${model.name} ${bareValue(model.value)}`.trim();

	const cref = present.find(({ name, certain }) => name === 'cref' && certain);
	if (cref && (version === undefined || (!Number.isNaN(version) && !isSix(version)))) {
		return {
			from: cref.from,
			complaint: `asks for a character reference (--cref) ${stated ? `beside ${stated}` : 'without a version'}`,
			toDo: 'Ask for --v 6.1 or --niji 6, which alone understand it, or use an omni reference (--oref)',
		};
	}
	const oref = present.find(({ name, certain }) => name === 'oref' && certain);
	if (oref && version !== undefined && !Number.isNaN(version) && !isSevenOrLater(version)) {
		return {
			from: oref.from,
			complaint: `asks for an omni reference (--oref) beside ${stated}`,
			toDo: 'Ask for --v 7, or remove the omni reference',
		};
	}
	return undefined;
}
