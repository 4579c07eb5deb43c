/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { setTimeout as pause } from 'node:timers/promises';
import { cellName, type Cell } from './cells';
import type { Round, Track } from './rounds';
import type { CellRun } from './runCell';

/** Runs a cell once. */
export type RunCell = (cell: Cell) => Promise<CellRun>;

/** Runs all rounds, one after the other, and gives the runs by the name of their cell. */
export async function runRounds(
	rounds: readonly Round[],
	runCell: RunCell,
	progress: (doing: string) => void,
): Promise<Map<string, CellRun[]>> {
	const runs = new Map<string, CellRun[]>();
	const total = rounds
		.flat(2)
		.reduce((sum, step) => sum + ('cells' in step ? step.cells.length : 0), 0);
	let begun = 0;
	const run = async (cell: Cell): Promise<void> => {
		begun += 1;
		progress(`run ${begun} of ${total}: ${cellName(cell)}`);
		const result = await runCell(cell);
		const name = cellName(cell);
		runs.set(name, [...(runs.get(name) ?? []), result]);
	};
	for (const round of rounds) {
		await Promise.all(round.map(async (track) => await runTrack(track, run)));
	}
	return runs;
}

async function runTrack(track: Track, run: (cell: Cell) => Promise<void>): Promise<void> {
	for (const step of track) {
		if ('pauseSeconds' in step) {
			await pause(step.pauseSeconds * 1000);
			continue;
		}
		const { cells, apartSeconds } = step;
		await Promise.all(
			cells.map(async (cell, index) => {
				await pause(index * apartSeconds * 1000);
				await run(cell);
			}),
		);
	}
}
