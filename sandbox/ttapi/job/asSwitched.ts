import type { Switches } from '../switches/switches';

/** A number of a job as TTAPI writes it down. */
export function asSwitched(value: number, { numbers }: Switches): string | number {
	return numbers === 'string' ? String(value) : value;
}
