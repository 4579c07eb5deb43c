import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../parameters';

/** The speeds that TTAPI sells, with the least `timeout` of each, in seconds. */
const LEAST_TIMEOUT_SECONDS = { fast: 300, relax: 600, turbo: 300 } as const;

const MOST_TIMEOUT_SECONDS = 1200;

export type Mode = keyof typeof LEAST_TIMEOUT_SECONDS;

const MODES: readonly Mode[] = ['fast', 'relax', 'turbo'];

export const modeField: INodeProperties = {
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	options: [
		{ name: 'Fast', value: 'fast', description: 'About a minute' },
		{ name: 'Relax', value: 'relax', description: 'Up to ten minutes, the cheapest' },
		{ name: 'Turbo', value: 'turbo', description: 'About half a minute, the most expensive' },
	],
	default: 'fast',
	description: 'How fast Midjourney works; a faster mode costs more',
};

export const timeoutOption: INodeProperties = {
	displayName: 'Timeout (Seconds)',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 300, maxValue: 1200 },
	default: 300,
	description:
		'After how long TTAPI gives the job up, at no cost: 300 to 1200, in the mode Relax 600 to 1200',
};

export const getUImagesOption: INodeProperties = {
	displayName: 'Ask for Four Tiles',
	name: 'getUImages',
	type: 'boolean',
	default: true,
	description: 'Whether to ask TTAPI for the four pictures of the grid one by one as well',
};

/** @throws BadParameter for an unknown mode */
export function readMode(parameters: Parameters): Mode {
	return parameters.choice('mode', 'Mode', MODES);
}

/**
 * The job's timeout in seconds; undefined when the user has not set it.
 *
 * @param mode the speed of the job; without one, TTAPI's widest limits hold
 * @throws BadParameter when it is outside what TTAPI allows for the mode
 */
export function readTimeout(parameters: Parameters, mode?: Mode): number | undefined {
	const limits = { least: LEAST_TIMEOUT_SECONDS[mode ?? 'fast'], most: MOST_TIMEOUT_SECONDS };
	const unit = mode === undefined ? 'seconds' : `seconds in the mode ${mode}`;
	return parameters.numberOption('timeout', 'Timeout', { ...limits, unit }, true);
}

/**
 * Whether TTAPI is asked for the tiles; undefined when the user has not switched it on.
 *
 * @throws BadParameter when it is neither on nor off
 */
export function readGetUImages(parameters: Parameters): true | undefined {
	return parameters.flagOption('getUImages', 'Ask for Four Tiles') || undefined;
}
