import { reply, type Answer } from '../http/answer';
import { faultAnswer } from '../http/faultAnswer';
import { isAccepted, type Fault } from '../http/faults';
import { isJsonObject, type JsonObject } from '../http/json';
import { Refusal } from '../http/refusal';
import type { Job, JobOrder } from '../job/job';
import { submitFaultOf } from '../job/magicPrompt';
import { toldJob } from '../job/seed';
import type { ApiRoute } from '../routes/apiRoute';
import type { SandboxState } from '../state';
import type { Switches } from '../switches/switches';

/** Turns the fields of a submit into the job they ask for, or throws a Refusal, also for what is wrong with a parent. */
export type Ordering = (fields: JsonObject, state: SandboxState) => JobOrder;

/**
 * A route that starts a job and answers with its id.
 *
 * @param more what else the data of the reply holds
 */
export function submitRoute(
	path: string,
	order: Ordering,
	more: (job: Job, switches: Switches) => JsonObject = () => ({}),
): ApiRoute {
	return {
		path,
		methods: ['POST'],
		answer: async (state, { body }) => {
			const fault = state.takeFault('submitFault') ?? magicFault(body);
			if (fault) return await answerWithFault(fault, state, order, body);
			const job = await accept(state, order, body);
			const { acceptedMessage, submitId } = state.switches;
			return reply(200, {
				status: 'SUCCESS',
				message: acceptedMessage,
				data: { [submitId]: toldJob(job).jobId, ...more(job, state.switches) },
			});
		},
	};
}

/** The checks in TTAPI's order: JSON, fields, parent, accounts, quota, queue. */
async function accept(state: SandboxState, order: Ordering, body: unknown): Promise<Job> {
	if (!isJsonObject(body)) throw new Refusal('validation');
	const ordered = order(body, state);
	const { hold, maxQueue, callback } = state.switches;
	if (hold === 'noAccounts') throw new Refusal('noAccounts');
	if (ordered.price > state.account.balance) throw new Refusal('quota');
	if (state.jobs.unfinished >= maxQueue) throw new Refusal('queueFull');
	const job = state.startJob(ordered);
	if (callback === 'beforeSubmitReply' && job.hookUrl !== null) {
		state.jobs.end(job);
		await state.callbacks.delivered(job);
	}
	return job;
}

/** The fault is the answer whatever becomes of the submit behind it, as with a gateway that lost the connection. */
async function answerWithFault(
	fault: Fault,
	state: SandboxState,
	order: Ordering,
	body: unknown,
): Promise<Answer> {
	if (isAccepted(fault)) {
		await accept(state, order, body).catch((error: unknown) =>
			error instanceof Refusal ? null : Promise.reject(error),
		);
	}
	return faultAnswer(fault);
}

function magicFault(body: unknown): Fault | null {
	return isJsonObject(body) && typeof body.prompt === 'string' ? submitFaultOf(body.prompt) : null;
}
