import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';
import { workflowAround } from '../n8n/workflow';

const { ttapi, credential } = useSandbox();

const nodeType = new Ttapi();

const fields = nodeType.description.properties.filter(({ name }) => name === 'jobId');

const operationOf = ({ displayOptions }: INodeProperties) =>
	[displayOptions?.show?.resource, displayOptions?.show?.operation].flat().map(String);

/** What the editor shows of a field's default beside an input item. */
function shown({ default: value }: INodeProperties, json: IDataObject): unknown {
	const expression = String(Object(value).value ?? value);
	const { expression: resolver } = workflowAround({ parameters: {} }, nodeType);
	return resolver.getParameterValue(expression, null, 0, 0, 'Node', [{ json }], 'manual', {});
}

describe.each(fields.map((field) => [operationOf(field).join(' > '), field] as const))(
	'the job to go on from, %s',
	(_, field) => {
		it('is by default what the node before put out, also as an error', () => {
			expect(shown(field, { jobId: 'a' })).toBe('a');
			expect(shown(field, { error: 'no', details: { jobId: 'b' } })).toBe('b');
		});

		it('is empty where there is none, and not undefined, which the editor shows as a mistake', () => {
			expect(shown(field, {})).toBe('');
			expect(shown(field, { error: 'no', details: { jobId: null } })).toBe('');
		});

		it('is then refused before anything is sent', async () => {
			const [resource, operation] = operationOf(field);
			const { error } = await runNode(
				{ parameters: { resource, operation, prompt: 'A cat' } },
				{ credential: credential(), items: [{}] },
			);

			expect(error?.message).toMatch(/^Item 0: The parameter "Job IDs?" is empty\./);
			expect(ttapi().requests()).toEqual([]);
		});
	},
);
