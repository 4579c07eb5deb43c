import { Refusal } from '../http/refusal';
import type { Family, Job, PictureResult } from '../job/job';
import type { JobBoard } from '../job/jobBoard';

/** The finished job that a follow-up is about; the messages are those of TTAPI's forerunner. */
export function finishedParent(jobs: JobBoard, jobId: string, family: Family): Job {
	const parent = jobs.get(jobId);
	if (parent?.family !== family) {
		throw new Refusal('validation', 'The associated task does not exist or has expired.');
	}
	if (parent.finishedAt === undefined || parent.ending.status !== 'SUCCESS') {
		throw new Refusal('validation', 'Associated task status error.');
	}
	return parent;
}

/** The pictures that a finished job has made, if there are any. */
export function picturesOf({ result }: Job): PictureResult {
	if (!('components' in result)) throw notAllowed();
	return result;
}

/** The pictures of a finished job if they have this button. */
export function picturesWithButton(parent: Job, button: string): PictureResult {
	const pictures = picturesOf(parent);
	if (!pictures.components.includes(button)) throw notAllowed();
	return pictures;
}

function notAllowed(): Refusal {
	return new Refusal(
		'validation',
		'The associated task does not allow this change to be executed.',
	);
}
