/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACE = /LOOKS_PER_SECOND\s*=\s*\d+/g;

/** No pause between looks that a computer would notice. */
const UNPACED = 'LOOKS_PER_SECOND=100000';

/**
 * Takes the pause between looks out of an installed package: on purpose the node asks TTAPI only a few times a second,
 * which would hide what its own work costs.
 *
 * @throws Error when the pace is not where it was
 */
export async function takeOutThePace(packageFolder: string): Promise<void> {
	const file = join(packageFolder, 'dist', 'nodes', 'Ttapi', 'wait', 'pace.js');
	const text = await readFile(file, 'utf8');
	const found = text.match(PACE) ?? [];
	if (found.length !== 1) throw new Error(`${file} has ${found.length} places that set the pace`);
	await writeFile(file, text.replace(PACE, UNPACED));
}
