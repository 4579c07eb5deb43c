import { faultKinds } from '../http/faults';
import { isJsonObject } from '../http/json';
import type { Switches } from './switches';

/** A patch that names an unknown switch or gives one a bad value; the message names each of them. */
export class SwitchError extends Error {}

interface Check {
	expects: string;
	accepts: (value: unknown) => boolean;
}

const dayInSeconds = 86_400;
const gibibyte = 2 ** 30;

function oneOf(...values: Array<string | number | boolean>): Check {
	return {
		expects: values.map((value) => JSON.stringify(value)).join(', '),
		accepts: (value) => values.some((allowed) => allowed === value),
	};
}

function number(min: number, max: number): Check {
	return {
		expects: `a number from ${min} to ${max}`,
		accepts: (value) => typeof value === 'number' && value >= min && value <= max,
	};
}

function integer(min: number, max: number): Check {
	return {
		expects: `an integer from ${min} to ${max}`,
		accepts: (value) => Number.isInteger(value) && number(min, max).accepts(value),
	};
}

const text: Check = { expects: 'a text', accepts: (value) => typeof value === 'string' };

const seconds = number(0, dayInSeconds);
const count = integer(1, 1_000_000);

function nullOr(required: Record<string, Check>, optional: Record<string, Check>): Check {
	const fields = { ...required, ...optional };
	const describe = (name: string) =>
		`${name}${name in required ? '' : '?'}: ${fields[name].expects}`;
	return {
		expects: `null or { ${Object.keys(fields).map(describe).join('; ')} }`,
		accepts: (value) =>
			value === null ||
			(isJsonObject(value) &&
				Object.keys(required).every((name) => name in value) &&
				Object.entries(value).every(
					([name, field]) =>
						(field === undefined && name in optional) ||
						(Object.hasOwn(fields, name) && fields[name].accepts(field)),
				)),
	};
}

const fault = nullOr(
	{ kind: oneOf(...faultKinds) },
	{ times: count, every: count, retryAfter: seconds, accepted: oneOf(true, false) },
);

const checks: { [Name in keyof Switches]: Check } = {
	jobSeconds: seconds,
	pendingShare: number(0, 1),
	unknownForSeconds: seconds,
	balance: number(0, Number.MAX_SAFE_INTEGER),
	maxQueue: integer(0, 1_000_000),
	submitFault: fault,
	fetchFault: fault,
	readFault: fault,
	jobFault: nullOr({ message: text }, { times: count }),
	down: oneOf(false, true),
	submitId: oneOf('jobId', 'job_id'),
	acceptedMessage: oneOf('success', ''),
	unknownJob: oneOf(404, 400, 200),
	validationError: oneOf(400, 200),
	queueFull: oneOf(499, 400),
	images: oneOf('always', 'getUImages', 'null'),
	hold: oneOf('off', 'on', 'noAccounts'),
	seedReplyId: oneOf('new', 'same', 'inReply'),
	runningData: oneOf('full', 'null', 'missing', '[]'),
	runningPreview: oneOf(false, true),
	finishedMessage: oneOf('', 'success'),
	numbers: oneOf('string', 'number'),
	videoShape: oneOf('cdnVideos', 'videos', 'videoUrls', 'images', 'objects'),
	listShape: oneOf('array', 'nested', 'null'),
	callback: oneOf('normal', 'duplicate', 'beforeSubmitReply', 'nullDataOnFailure', 'never'),
	callbackDelaySeconds: seconds,
	callbackTimeoutSeconds: number(0.01, dayInSeconds),
	pictures: oneOf('ok', 'gone', 'forbidden', 'hang', 'stall', 'cut', 'html', 'redirect'),
	pictureBytes: integer(0, gibibyte),
	pictureQuery: oneOf(false, true),
	pictureLength: oneOf(true, false),
};

function isSwitchName(name: string): name is keyof Switches {
	return Object.hasOwn(checks, name);
}

/** Asserts that a patch names only switches that exist, with values they can have; throws {@link SwitchError}. */
export function assertSwitches(patch: unknown): asserts patch is Partial<Switches> {
	if (!isJsonObject(patch)) throw new SwitchError('Switches come as a JSON object');
	const problems: string[] = [];
	for (const [name, value] of Object.entries(patch)) {
		if (!isSwitchName(name)) problems.push(`there is no switch "${name}"`);
		else if (!checks[name].accepts(value))
			problems.push(`"${name}" must be ${checks[name].expects}`);
	}
	if (problems.length > 0) throw new SwitchError(problems.join('; '));
}
