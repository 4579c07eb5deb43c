import type { INodeProperties } from 'n8n-workflow';
import { findOperation } from '../../nodes/Ttapi/operations';
import { nodeProperties } from '../../nodes/Ttapi/operations/properties';
import { runNode } from '../n8n/runNode';
import { useSandbox } from '../n8n/useSandbox';
import type { BadInput } from '../operations/badInput/badInput';
import { badInputs } from '../operations/badInput/badInputs';
import { makeParent } from '../operations/parents';

const { ttapi, credential } = useSandbox({ jobSeconds: 0.1, callback: 'never' });

/** A row may be there before its operation. */
const rows = badInputs.filter(({ resource, operation }) => findOperation(resource, operation));

/** The name of a parameter in the editor, without its unit. */
function labelOf({ resource, operation, parameter }: BadInput): string {
	const own = nodeProperties.filter(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);
	const inside = own.flatMap(({ options }) => (options ?? []) as INodeProperties[]);
	const found = [...own, ...inside].find(({ name }) => name === parameter);
	if (found === undefined) throw new Error(`${operation} has no parameter ${parameter}`);
	return found.displayName.replace(/ \(.+\)$/, '');
}

describe('bad input is refused with the parameter named, and nothing is sent that costs', () => {
	it.each(rows.map((row) => [`${row.resource} ${row.operation}`, row.wrong, row] as const))(
		'%s: %s',
		async (_, __, row) => {
			const { resource, operation, parameters, parent, binary, looks = 0 } = row;
			const job = parent === undefined ? {} : await makeParent(ttapi(), parent);
			const before = ttapi().requests().length;

			const { error } = await runNode(
				{ parameters: { resource, operation, ...parameters } },
				{
					credential: credential(),
					items: [row.item?.(job) ?? job],
					binary: binary && [binary],
				},
			);

			expect(error?.message).toMatch(/^Item 0: The parameter ".+" .+ Nothing was sent\.$/);
			expect(error?.message).toContain(`"${labelOf(row)}"`);
			expect(error?.context?.itemIndex).toBe(0);
			const sent = ttapi().requests().slice(before);
			expect(sent.map(({ method }) => method)).toEqual(Array(looks).fill('GET'));
		},
	);
});
