/** The follow-up actions that TTAPI is known to take, under the names of Midjourney's buttons (ttapi-api.md 4). */
export const ACTIONS: ReadonlyArray<{
	name: string;
	value: string;
	/** For those who do not know Midjourney's buttons, where the name alone does not tell. */
	means?: string;
}> = [
	{ name: 'U1', value: 'upsample1', means: 'Take Picture 1' },
	{ name: 'U2', value: 'upsample2', means: 'Take Picture 2' },
	{ name: 'U3', value: 'upsample3', means: 'Take Picture 3' },
	{ name: 'U4', value: 'upsample4', means: 'Take Picture 4' },
	{ name: 'V1', value: 'variation1', means: 'Vary Picture 1' },
	{ name: 'V2', value: 'variation2', means: 'Vary Picture 2' },
	{ name: 'V3', value: 'variation3', means: 'Vary Picture 3' },
	{ name: 'V4', value: 'variation4', means: 'Vary Picture 4' },
	{ name: 'Reroll', value: 'reroll', means: 'Four New Pictures' },
	{ name: 'Upscale (Subtle)', value: 'upscale_subtle' },
	{ name: 'Upscale (Creative)', value: 'upscale_creative' },
	{ name: 'Upscale (2x)', value: 'upscale2' },
	{ name: 'Upscale (4x)', value: 'upscale4' },
	{ name: 'Redo Upscale (Subtle)', value: 'redo_upscale_subtle' },
	{ name: 'Redo Upscale (Creative)', value: 'redo_upscale_creative' },
	{ name: 'Redo Upscale (2x)', value: 'redo_upscale2' },
	{ name: 'Redo Upscale (4x)', value: 'redo_upscale4' },
	{ name: 'Vary (Subtle)', value: 'low_variation' },
	{ name: 'Vary (Strong)', value: 'high_variation' },
	{ name: 'Zoom Out 2x', value: 'zoom_out_2' },
	{ name: 'Zoom Out 1.5x', value: 'zoom_out_1_5' },
	{ name: 'Pan Left', value: 'pan_left' },
	{ name: 'Pan Right', value: 'pan_right' },
	{ name: 'Pan Up', value: 'pan_up' },
	{ name: 'Pan Down', value: 'pan_down' },
	{ name: 'Make Square', value: 'make_square' },
];

/** What stands among the components of a job, or in other services, and is no action of TTAPI (ttapi-api.md 4, 10). */
const INSTEAD: Readonly<Record<string, string>> = {
	vary_region: 'Use the operation Inpaint for it',
	'custom zoom': 'TTAPI does not offer it over its API: use zoom_out_2 or zoom_out_1_5',
	animate_high: 'Use the operation Generate of the resource Video for it',
	animate_low: 'Use the operation Generate of the resource Video for it',
	img2vid: 'Use the operation Generate of the resource Video for it',
	upsample: 'Say which picture: upsample1, upsample2, upsample3 or upsample4',
	variation: 'Say which picture: variation1, variation2, variation3 or variation4',
	reroll0: 'Use reroll',
};

export function isKnownAction(action: string): boolean {
	return ACTIONS.some(({ value }) => value === action);
}

/** What to do instead of something that looks like an action and is none; undefined for everything else. */
export function insteadOf(action: string): string | undefined {
	const word = action.toLowerCase();
	return Object.hasOwn(INSTEAD, word) ? INSTEAD[word] : undefined;
}

/** U1–U4 cut a picture out of a grid that exists, which takes next to no time (ttapi-api.md 8). */
export function isMomentary(action: string): boolean {
	return action.startsWith('upsample');
}

/** The name of Midjourney's button, where there is one. */
export function nameOfAction(action: string): string {
	return ACTIONS.find(({ value }) => value === action)?.name ?? action;
}

/** The name with what it means, for a list to choose from. */
export function labelOfAction(action: string): string {
	const means = ACTIONS.find(({ value }) => value === action)?.means;
	return means === undefined ? nameOfAction(action) : `${nameOfAction(action)} (${means})`;
}
