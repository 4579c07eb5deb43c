import type { JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import { actions, isUpsample, resultOfAction } from '../job/actions';
import type { Job } from '../job/job';
import { durationOf } from '../job/magicPrompt';
import { commonFields, requiredText } from '../submit/fields';
import { pricePerMode } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

/** An upsample only cuts a tile out of a grid. */
const upsampleShare = 0.1;

/** A follow-up on a finished job: a button of its grid or single. Runs in the mode of its parent. */
export const action = submitRoute('/midjourney/v1/action', (fields, { jobs, switches }) => {
	const jobId = requiredText(fields, 'jobId', '"jobId" cannot be empty!');
	const name = actionField(fields);
	const known = jobs.get(jobId);
	const common = commonFields(fields, known?.mode ?? 'fast');
	const parent = offering(name, known);
	const { prompt, mode } = parent;
	const duration = durationOf(prompt) ?? switches.jobSeconds;
	return {
		...common,
		family: 'midjourney',
		action: name,
		prompt,
		mode,
		price: pricePerMode[mode],
		durationSeconds: isUpsample(name) ? duration * upsampleShare : duration,
		ending: { status: 'SUCCESS' },
		result: resultOfAction(name, parent.result, prompt),
	};
});

function actionField(fields: JsonObject): string {
	const message = '"action" parameter error!';
	const name = requiredText(fields, 'action', message);
	if (!actions.has(name)) throw new Refusal('validation', message);
	return name;
}

/** The parent if it is finished and has the button; the messages are those of TTAPI's forerunner. */
function offering(name: string, parent: Job | undefined): Job {
	if (parent?.family !== 'midjourney') {
		throw new Refusal('validation', 'The associated task does not exist or has expired.');
	}
	if (parent.finishedAt === undefined || parent.ending.status !== 'SUCCESS') {
		throw new Refusal('validation', 'Associated task status error.');
	}
	if (!parent.result.components.includes(name)) {
		throw new Refusal(
			'validation',
			'The associated task does not allow this change to be executed.',
		);
	}
	return parent;
}
