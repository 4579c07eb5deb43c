import type { IBinaryKeyData, INode, INodeExecutionData } from 'n8n-workflow';
import type { JsonObject } from '../../nodes/Ttapi/job/json';
import type { Resource } from '../../nodes/Ttapi/operations/operation';
import type { ParentKind } from './parents';

export type JobJson = INodeExecutionData['json'];

/** A job as a test expects it: fields, or matchers for them. */
export type ExpectedJob = Readonly<Record<string, unknown>>;

/** One item that comes into the node. */
export interface Input {
	json: JobJson;
	binary: IBinaryKeyData;
}

/** What a user fills in, and what TTAPI must be sent for it. */
export interface Filling {
	/** Beside resource, operation and wait mode; what is not here has its default. */
	parameters: INode['parameters'];
	/** The job that each input item brings along, where it is not that of the case. */
	parent?: ParentKind;
	/** The n-th input item, where it is not just the job that is followed up. */
	input?: (n: number, parent: JobJson) => Partial<Input>;
	/** The body of the request: all of it. */
	body: (input: Input) => JsonObject | Promise<JsonObject>;
}

/** One operation that starts jobs. */
export interface SubmitCase {
	resource: Resource;
	operation: string;
	path: string;
	/** The job that each input item brings along as an earlier step put it out. */
	parent?: ParentKind;
	/** As little as a user can fill in. */
	minimal: Filling;
	/** Everything that the operation has, set to something that is not its default. */
	everything: Filling;
	/** Other ways to fill it in, by what is special about them. */
	others?: Readonly<Record<string, Filling>>;
	/** What TTAPI refuses although nothing speaks against it here; without it, a submit fault refuses the minimum. */
	refused?: { filling: Filling; words: string };
	/** The finished job of the minimum, beside what all jobs have; see expectedJob.ts. */
	job: (input: Input) => ExpectedJob;
}

/** Where TTAPI is to announce the job, where everything is filled in. */
export const HOOK_URL = 'http://127.0.0.1:9/hook';
