import type { INode } from 'n8n-workflow';
import type { Sandbox, Switches } from '../../sandbox/ttapi';

export type FaultWaitMode = 'poll' | 'callback';

/** One fault, and what has to come of it. */
export interface FaultCase {
	/** What goes wrong, in the words of the table. */
	fault: string;
	/** Both by default. */
	waitModes?: readonly FaultWaitMode[];
	/** One item each, all different; one single item by default. */
	prompts?: readonly string[];
	switches?: Partial<Switches>;
	/** What the switches become once the execution is parked. */
	parkedSwitches?: Partial<Switches>;
	/** Of the node; without them it asks as often as is allowed. */
	options?: INode['parameters'];
	/** The node goes on with the failed items, unless this says otherwise. */
	onError?: INode['onError'];
	/** n8n's Retry On Fail, three tries. */
	retryOnFail?: boolean;
	/** What happens at TTAPI while the node runs. */
	meanwhile?: (ttapi: Sandbox) => Promise<void>;
	/** How a parked execution is called back about each of its jobs; `once` by default. */
	callbacks?: Callbacks;
	/** For each item the status of its job, or the kind of its failure; for a run that ends in an error, its message. */
	out: readonly string[] | RegExp;
	/** How many submits TTAPI may have refused; none by default. */
	mostRefused?: number;
}

export type Callbacks = 'once' | 'twice' | 'never' | 'nullData';

/** The answers to a submit that name no job although there is one, by the sandbox's magic words. */
const NAMES_NO_JOB = /__(500|504|html|reset|hang|noid)__/;

/** Whether TTAPI's answer to the submit of this prompt tells the id of the job. */
export function isTold(prompt: string): boolean {
	return !NAMES_NO_JOB.test(prompt);
}
