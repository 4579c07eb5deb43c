import type { JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import { actions, isUpsample, resultOfAction } from '../job/actions';
import { fateOf } from '../job/fate';
import { commonFields, getUImagesField, requiredText } from '../submit/fields';
import { finishedParent, picturesWithButton } from '../submit/parent';
import { pricePerMode } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

/** An upsample only cuts a tile out of a grid. */
const upsampleShare = 0.1;

/** A follow-up on a finished job: a button of its grid or single. Runs in the mode of its parent. */
export const action = submitRoute('/midjourney/v1/action', (fields, { jobs, switches }) => {
	const jobId = requiredText(fields, 'jobId', '"jobId" cannot be empty!');
	const name = actionField(fields);
	const common = commonFields(fields, jobs.get(jobId)?.mode ?? 'fast');
	const getUImages = getUImagesField(fields);
	const parent = finishedParent(jobs, jobId, 'midjourney');
	const pictures = picturesWithButton(parent, name);
	const { prompt, mode } = parent;
	const fate = fateOf(prompt, switches);
	return {
		...common,
		...fate,
		durationSeconds: fate.durationSeconds * (isUpsample(name) ? upsampleShare : 1),
		getUImages,
		family: 'midjourney',
		action: name,
		prompt,
		mode,
		price: pricePerMode[mode],
		result: resultOfAction(name, pictures, prompt),
	};
});

function actionField(fields: JsonObject): string {
	const message = '"action" parameter error!';
	const name = requiredText(fields, 'action', message);
	if (!actions.has(name)) throw new Refusal('validation', message);
	return name;
}
