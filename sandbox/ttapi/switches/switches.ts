import type { Fault } from '../http/faults';

/** What ends accepted jobs in FAILED without a magic prompt, for actions and other jobs that have no prompt. */
export interface JobFault {
	/** The failure text that fetch and callback carry. */
	message: string;
	/** How many accepted jobs fail before the switch goes back to null by itself. Without it: all. */
	times?: number;
}

/** Everything about the sandbox that can be changed while it runs. The first value named is the default. */
export interface Switches {
	/** Seconds from accept to end of a job; a prompt overrides it with `__7s__` or `__0.5s__`. U1-U4 take a tenth. */
	jobSeconds: number;
	/** Share (0-1) of a job's time that it spends in PENDING_QUEUE before it is ON_QUEUE. */
	pendingShare: number;
	/** Seconds for which fetch does not know a fresh job. */
	unknownForSeconds: number;
	/** Quota left in the account; setting it again sets the account again. Running jobs keep what they froze. */
	balance: number;
	/** Unfinished jobs allowed at once. */
	maxQueue: number;

	/** What submit routes do instead of answering. */
	submitFault: Fault | null;
	/** What job fetches do instead of answering. */
	fetchFault: Fault | null;
	/** What the other free reads (info, fetch-list, promptCheck) do instead of answering. */
	readFault: Fault | null;
	/** How accepted jobs fail. */
	jobFault: JobFault | null;
	/** Every API connection is destroyed, unanswered. Pictures and control stay up. */
	down: boolean;

	/** Name of the id in a submit reply. */
	submitId: 'jobId' | 'job_id';
	/** `message` of an accepted submit. */
	acceptedMessage: 'success' | '';
	/** HTTP status for a job id that fetch does not know. */
	unknownJob: 404 | 400 | 200;
	/** HTTP status of a validation error; 200 as the forerunner of TTAPI had it. */
	validationError: 400 | 200;
	/** HTTP status when the queue is full; 400 comes with the text `queue is full`. */
	queueFull: 499 | 400;
	/** When `data.images` of a finished grid holds its four tiles. */
	images: 'always' | 'getUImages' | 'null';
	/** Hold Account mode: `on` leaves `data.images` null, `noAccounts` also refuses submits with `No available accounts`. */
	hold: 'off' | 'on' | 'noAccounts';
	/**
	 * How a seed request is answered: with a job of its own; with the id it was asked about, whose fetch shows the seed
	 * when it is found, and which is what the callback is about; with a job of its own that has ended already, and the
	 * seed in the reply.
	 */
	seedReplyId: 'new' | 'same' | 'inReply';
	/** `data` of an unfinished job. */
	runningData: 'full' | 'null' | 'missing' | '[]';
	/** An unfinished job shows its preview in `discordImage` (needs `runningData: 'full'`). */
	runningPreview: boolean;
	/** `message` of a finished job. */
	finishedMessage: '' | 'success';
	/** Whether `progress`, `quota` and `seed` of a job are strings, as documented of the first two, or numbers. */
	numbers: 'string' | 'number';
	/**
	 * Which lists of a finished video job hold its videos. All but `videos` with `cdnVideos`, which is a guess itself,
	 * are what else clients look for; `objects` are `{url}` under `videos`.
	 */
	videoShape: 'cdnVideos' | 'videos' | 'videoUrls' | 'images' | 'objects';
	/** `data` of fetch-list: an array; an array in `list` of an object; an array, but null when it would be empty. */
	listShape: 'array' | 'nested' | 'null';

	/**
	 * How a job is called back: once; once more after it was delivered; before its submit is answered (the job then
	 * ends at once); with every field of `data` null when it failed; not at all.
	 */
	callback: 'normal' | 'duplicate' | 'beforeSubmitReply' | 'nullDataOnFailure' | 'never';
	/** Seconds between the end of a job and its first callback. */
	callbackDelaySeconds: number;
	/** Seconds after which a callback try without an answer is given up. */
	callbackTimeoutSeconds: number;

	/**
	 * What becomes of the download of a picture or video: it is there; 404, as after its month is over; 403 in HTML;
	 * never answered; headers and first bytes, then nothing; connection destroyed half way; 200 with an HTML page;
	 * 302 to the same file at another path.
	 */
	pictures: 'ok' | 'gone' | 'forbidden' | 'hang' | 'stall' | 'cut' | 'html' | 'redirect';
	/**
	 * Size in bytes to which every picture and video is padded, still a valid PNG or MP4; 0 = as it is. One that is
	 * already as large, or would miss the size by less than a PNG chunk (12 bytes) or MP4 box (8), stays as it is.
	 */
	pictureBytes: number;
	/**
	 * Whether the URLs of jobs submitted from now on carry a signature as query (`?ex=...&is=...&hm=...&`), without
	 * which they are 404, as with Discord's CDN in 2024.
	 */
	pictureQuery: boolean;
	/** Whether pictures and videos tell their Content-Length; without it they are chunked. */
	pictureLength: boolean;
}

export const defaultSwitches: Readonly<Switches> = {
	jobSeconds: 3,
	pendingShare: 0.1,
	unknownForSeconds: 0,
	balance: 10_000,
	maxQueue: 10,

	submitFault: null,
	fetchFault: null,
	readFault: null,
	jobFault: null,
	down: false,

	submitId: 'jobId',
	acceptedMessage: 'success',
	unknownJob: 404,
	validationError: 400,
	queueFull: 499,
	images: 'always',
	hold: 'off',
	seedReplyId: 'new',
	runningData: 'full',
	runningPreview: false,
	finishedMessage: '',
	numbers: 'string',
	videoShape: 'cdnVideos',
	listShape: 'array',

	callback: 'normal',
	callbackDelaySeconds: 0,
	callbackTimeoutSeconds: 10,

	pictures: 'ok',
	pictureBytes: 0,
	pictureQuery: false,
	pictureLength: true,
};
