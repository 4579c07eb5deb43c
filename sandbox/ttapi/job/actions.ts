import type { PictureResult } from './job';
import { isVersion5 } from './promptFlags';
import { enlarged, squareGrid, tileSize, type Size } from './size';

/** The buttons of every grid, in TTAPI's order. */
const gridComponents = [...numbered('upsample'), 'reroll', ...numbered('variation')];

const singleActions = [
	'high_variation',
	'low_variation',
	'zoom_out_2',
	'zoom_out_1_5',
	'pan_left',
	'pan_right',
	'pan_up',
	'pan_down',
	'make_square',
];

const upscaleFactors: Record<string, number> = {
	upscale2: 2,
	upscale4: 4,
	upscale_subtle: 2,
	upscale_creative: 2,
};

const upscaleActions = Object.keys(upscaleFactors);
const redoActions = upscaleActions.map((action) => `redo_${action}`);

/** What `action` of an action request may be; `vary_region` is a component but no action. */
export const actions: ReadonlySet<string> = new Set([
	...gridComponents,
	...singleActions,
	...upscaleActions,
	...redoActions,
]);

export function isUpsample(action: string): boolean {
	return action.startsWith('upsample');
}

/** What an action makes of a finished parent that offers it. */
export function resultOfAction(
	action: string,
	parent: PictureResult,
	prompt: string,
): PictureResult {
	if (isUpsample(action)) {
		const size = tileSize(parent.size);
		const tile = Number(action.slice('upsample'.length));
		return { shape: 'single', tile, size, components: singleComponents(size, prompt) };
	}
	if (upscaleActions.includes(action) || redoActions.includes(action)) {
		// A redo starts from a picture that has its size already.
		const size = enlarged(parent.size, upscaleFactors[action] ?? 1);
		return { shape: 'single', tile: tileOf(parent), size, components: redoComponents(action) };
	}
	return gridOf(gridAfter(action, parent));
}

export function gridOf(size: Size): PictureResult {
	return { shape: 'grid', size, components: gridComponents };
}

function gridAfter(action: string, parent: PictureResult): Size {
	if (action === 'make_square') return squareGrid;
	return parent.shape === 'single' ? enlarged(parent.size, 2) : parent.size;
}

function singleComponents(size: Size, prompt: string): string[] {
	return [
		...(isVersion5(prompt) ? ['upscale2', 'upscale4'] : ['upscale_subtle', 'upscale_creative']),
		'low_variation',
		'high_variation',
		'vary_region',
		'zoom_out_2',
		'zoom_out_1_5',
		'pan_left',
		'pan_right',
		'pan_up',
		'pan_down',
		...(size.width === size.height ? [] : ['make_square']),
	];
}

function redoComponents(action: string): string[] {
	return /upscale[24]$/.test(action)
		? ['redo_upscale2', 'redo_upscale4']
		: ['redo_upscale_subtle', 'redo_upscale_creative'];
}

function tileOf(result: PictureResult): number {
	return result.shape === 'single' ? result.tile : 1;
}

function numbered(button: string): string[] {
	return [1, 2, 3, 4].map((tile) => `${button}${tile}`);
}
