import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { JsonObject } from '../job/json';
import type { JobHandle, Submission } from '../job/submission';
import type { Question } from '../wait/ask';
import type { InputItem } from './inputItem';
import type { Parameters } from './parameters';

export type Resource = 'image' | 'video' | 'job' | 'account';

interface Described {
	resource: Resource;
	/** How the operation stands in the list of operations and in the node panel. */
	option: INodePropertyOptions & { value: string; action: string; description: string };
	/** What the user fills in, without displayOptions: operations/properties.ts adds them. */
	properties: INodeProperties[];
	/** Its own entries of the collection Options, beside those that all operations of its kind have. */
	options?: INodeProperties[];
}

/** Starts a job: it is submitted, waited for and output like every other job. */
export interface SubmitOperation extends Described {
	kind: 'submit';
	/**
	 * Turns what the user filled in into the request that starts the job; the hookUrl is added by the engine.
	 *
	 * @throws BadParameter before anything is sent
	 */
	submission(parameters: Parameters, item: InputItem): Submission | Promise<Submission>;
}

/** Waits for jobs that exist: it submits nothing and pays nothing. */
export interface WaitOperation extends Described {
	kind: 'wait';
	/**
	 * The jobs to wait for; one output item each.
	 *
	 * @throws BadParameter before anything is sent
	 */
	jobs(parameters: Parameters): JobHandle[];
}

/** Looks once at a job that exists, and outputs it in whatever state it is. */
export interface LookOperation extends Described {
	kind: 'look';
	/** @throws BadParameter before anything is sent */
	job(parameters: Parameters): JobHandle;
}

/** Asks TTAPI something that is answered at once and costs nothing; any number of output items. */
export interface AskOperation extends Described {
	kind: 'ask';
	/** @throws BadParameter before anything is sent */
	question(parameters: Parameters): Question;
	/** What a person should not miss in the answer; n8n shows it beside the output. */
	warning?(items: readonly JsonObject[]): string | undefined;
}

/** An operation: one file that describes what the user fills in, beside what is made of it. */
export type Operation = SubmitOperation | WaitOperation | LookOperation | AskOperation;
