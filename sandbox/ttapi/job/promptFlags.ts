import { gridSize, type Size } from './size';

/** The grid that `--ar` (or `--aspect`) in a prompt asks for; square without it. */
export function gridSizeOf(prompt: string): Size {
	const ratio = /(?:^|\s)--(?:ar|aspect)\s+(\d{1,5}):(\d{1,5})(?=\s|$)/.exec(prompt);
	return ratio ? gridSize(Number(ratio[1]), Number(ratio[2])) : gridSize(1, 1);
}

/** Whether the prompt asks for one of the versions 5, whose singles have other buttons. */
export function isVersion5(prompt: string): boolean {
	return /(?:^|\s)--(?:v|version)\s+5(?:\.\d)?(?=\s|$)/.test(prompt);
}
