import { asSwitched } from '../job/asSwitched';
import { fateOf } from '../job/fate';
import { seedOf } from '../job/seed';
import { commonFields, requiredText } from '../submit/fields';
import { finishedParent, picturesOf } from '../submit/parent';
import { seedPrice } from '../submit/price';
import { submitRoute } from '../submit/submitRoute';

/** The seed of a finished job. Whether it is told under an id of its own is not known, hence the switch. */
export const seed = submitRoute(
	'/midjourney/v1/seed',
	(fields, { jobs, switches }) => {
		const jobId = requiredText(fields, 'jobId', '"jobId" cannot be empty!');
		const common = commonFields(fields, jobs.get(jobId)?.mode ?? 'fast');
		const parent = finishedParent(jobs, jobId, 'midjourney');
		picturesOf(parent);
		const fate = fateOf(parent.prompt, switches);
		return {
			...common,
			...fate,
			durationSeconds: switches.seedReplyId === 'inReply' ? 0 : fate.durationSeconds,
			family: 'midjourney',
			action: 'seed',
			prompt: parent.prompt,
			mode: parent.mode,
			price: seedPrice,
			result: { shape: 'seed', parent, underParentsId: switches.seedReplyId === 'same' },
		};
	},
	({ result, ending }, switches) =>
		switches.seedReplyId === 'inReply' && result.shape === 'seed' && ending.status === 'SUCCESS'
			? { seed: asSwitched(seedOf(result.parent), switches) }
			: {},
);
