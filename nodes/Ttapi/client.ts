import type { JsonObject } from './job/json';
import { readSubmit, type SubmitOutcome } from './job/readSubmit';
import type { Enclosure, LoadedPicture, Submission } from './job/submission';
import { Gate } from './gate';
import { lookUp } from './lookUp';
import type { Connection } from './transport';
import type { BatchPorts } from './wait/batch';

/** A submit is waited for as long as anybody answers: an answer that is missed leaves its outcome unknown. */
const LONGEST_SUBMIT_SECONDS = 100;

const SHORTEST_SUBMIT_SECONDS = 10;

/** Submits with pictures under way at a time: each of them holds its pictures in memory, several times over. */
const PICTURE_SUBMITS = 2;

/** What TTAPI can be asked about jobs. */
export function jobClient({ send }: Connection): Pick<BatchPorts, 'submit' | 'fetch'> {
	const gate = new Gate(PICTURE_SUBMITS);
	const submit = async (
		{ path, body, enclosed, follows }: Submission,
		maxWaitSeconds: number,
	): Promise<SubmitOutcome> => {
		const pictures = await load(enclosed);
		const failed = pictures.find((picture) => picture.kind === 'failed');
		if (failed !== undefined) return failed;
		const whole = { ...body, ...bodyField(enclosed, pictures) };
		const timeoutSeconds = Math.min(
			LONGEST_SUBMIT_SECONDS,
			Math.max(SHORTEST_SUBMIT_SECONDS, maxWaitSeconds),
		);
		const request = { path, body: whole, timeoutSeconds, outlivesStop: true };
		return readSubmit(await send({ method: 'POST', ...request }), follows);
	};
	const submitInTurn = async (submission: Submission, maxWaitSeconds: number) => {
		if (submission.enclosed === undefined) return await submit(submission, maxWaitSeconds);
		return await gate.pass(async () => await submit(submission, maxWaitSeconds));
	};
	return { submit: submitInTurn, fetch: lookUp(send) };
}

async function load(enclosed: Enclosure | undefined): Promise<LoadedPicture[]> {
	return await Promise.all((enclosed?.pictures ?? []).map(async (picture) => await picture.load()));
}

function bodyField(enclosed: Enclosure | undefined, pictures: LoadedPicture[]): JsonObject {
	if (enclosed === undefined) return {};
	const texts = pictures.flatMap((picture) => {
		if (picture.kind === 'failed') return [];
		const { mimeType, base64 } = picture;
		return [enclosed.form === 'dataUri' ? `data:${mimeType};base64,${base64}` : base64];
	});
	return { [enclosed.field]: enclosed.isList ? texts : texts[0] };
}
