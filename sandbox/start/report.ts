import type { IDataObject } from 'n8n-workflow';

import type { Progress } from '../n8n/progress';
import { OWNER } from './owner';

/** The finished job as the node put it out, and its pictures one a line. */
export function reportJob(progress: Progress, job: IDataObject): void {
	const pictures = [job.cdnImage, ...(Array.isArray(job.images) ? job.images : [])].filter(Boolean);
	progress.say(`\nThe finished job:\n${JSON.stringify(job, null, 2)}`);
	progress.say(`\nIts pictures (the grid, then each tile):`);
	for (const url of pictures) progress.say(`  ${String(url)}`);
}

export function reportEditor(progress: Progress, url: string): void {
	progress.say(`\nn8n is open at ${url}`);
	progress.say(`  E-mail    ${OWNER.email}`);
	progress.say(`  Password  ${OWNER.password}`);
	progress.say('It is throw-away: Ctrl-C stops it and deletes all that is in it.');
}
