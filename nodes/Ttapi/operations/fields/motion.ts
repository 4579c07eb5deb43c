import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../parameters';

const MOTIONS = ['low', 'high'] as const;

const COUNTS = [1, 2, 4] as const;

/** How much moves in a video; TTAPI's name for it is `manual`. */
export const motionOption: INodeProperties = {
	displayName: 'Motion',
	name: 'manual',
	type: 'options',
	options: [
		{ name: 'High', value: 'high', description: 'Camera and subject move a lot' },
		{ name: 'Low', value: 'low', description: 'Little moves, the camera mostly stands still' },
	],
	default: 'low',
	description: 'How much moves in the video',
};

/** How many videos one job makes; TTAPI's name for it is `bs`. */
export const videoCountOption: INodeProperties = {
	displayName: 'Number of Videos',
	name: 'bs',
	type: 'options',
	options: COUNTS.map((count) => ({ name: String(count), value: count })),
	default: 4,
	description: 'How many videos the job makes; each of them costs quota',
};

/**
 * The fields of the body that both video operations have; undefined where the user has not set them.
 *
 * @throws BadParameter for anything that TTAPI does not offer
 */
export function readMotion(parameters: Parameters): { manual?: string; bs?: number } {
	return {
		manual: parameters.choiceOption('manual', 'Motion', MOTIONS),
		bs: parameters.choiceOption('bs', 'Number of Videos', COUNTS),
	};
}
