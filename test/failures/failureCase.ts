import type { INode } from 'n8n-workflow';
import type { Sandbox, Switches } from '../../sandbox/ttapi';
import type { NodeUnderTest } from '../n8n/workflow';

/** One way in which an item comes to nothing, and how to bring it about. */
export interface FailureCase {
	/** What happened, in the words of the page. */
	when: string;
	switches?: Partial<Switches>;
	/** Image > Imagine, waiting by polling for a second, unless this says otherwise. */
	node?: (ttapi: Sandbox) => NodeUnderTest | Promise<NodeUnderTest>;
	/** Nobody listens where TTAPI should be; TTAPI comes up between two tries. */
	isDown?: true;
	/** What the node does with a failed item: it goes on along the regular output, unless this says otherwise. */
	onError?: INode['onError'];
	/** Called when the node is running, with what the Stop button does. */
	meanwhile?: (ttapi: Sandbox, stop: () => void) => Promise<void>;
}
