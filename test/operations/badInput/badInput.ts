import type { IBinaryKeyData, INode, INodeExecutionData } from 'n8n-workflow';
import type { Resource } from '../../../nodes/Ttapi/operations/operation';
import type { ParentKind } from '../parents';
import type { JobJson } from '../submitCase';

/** Something that cannot work, filled in by a user. */
export interface BadInput {
	resource: Resource;
	operation: string;
	/** What is wrong, in the words of the test. */
	wrong: string;
	parameters: INode['parameters'];
	/** The parameter that has to be named, by its internal name. */
	parameter: string;
	parent?: ParentKind;
	/** The input item, made of the job that it is about; that job itself by default. */
	item?: (parent: JobJson) => INodeExecutionData['json'];
	binary?: IBinaryKeyData;
	/** How often TTAPI has to be asked before it is known; never by default. */
	looks?: number;
}

/** The same for an operation that is known. */
export type Row = Omit<BadInput, 'resource' | 'operation'>;
