import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../../nodes/Ttapi/operations';
import type { Operation } from '../../nodes/Ttapi/operations/operation';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { cutOffTexts } from './cutOff';
import { choose, field } from './nodeDetails';
import { shoot, type Stage } from './stage';
import { step } from './step';

const { description } = new Ttapi();

const RESOURCES = { account: 'Account', image: 'Image', job: 'Job', video: 'Video' };

/** Every operation shows its own fields, in the order of the description, and nothing else. */
export function changingTheOperation(stage: () => Stage): void {
	describe('the fields of', () => {
		for (const operation of OPERATIONS) {
			const { resource, option } = operation;
			step(`${RESOURCES[resource]} > ${option.name}`, async () => {
				const { page } = stage();
				await choose(page, field(page, 'resource'), RESOURCES[resource]);
				await choose(page, field(page, 'operation'), option.name);
				const expected = described(operation);
				await field(page, expected.at(-1) ?? 'operation').waitFor();

				expect(await shownFields(stage())).toEqual(expected);
				expect(await cutOffTexts(page.getByTestId('node-parameters'))).toEqual([]);
				await shoot(stage(), `20-${resource}-${option.value}`);
			});
		}
	});
}

/** The names of the fields that the panel shows, in their order; without those in collections. */
async function shownFields({ page }: Stage): Promise<string[]> {
	const containers = page
		.getByTestId('node-parameters')
		.locator('[data-test-id$="-parameter-input-options-container"]:visible');
	const ids = await containers.evaluateAll((elements: Container[]) =>
		elements
			.filter((element) => element.closest('.multi-parameter') === null)
			.map((element) => element.getAttribute('data-test-id')),
	);
	return ids.map((id) => id.replace('-parameter-input-options-container', ''));
}

interface Container {
	closest(selector: string): unknown;
	getAttribute(name: string): string;
}

/** The same as n8n derives it from the description. */
function described({ resource, option }: Operation): string[] {
	const values: INodeParameters = { resource, operation: option.value };
	const node: INode = {
		id: '1',
		name: 'TTAPI',
		type: description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: values,
	};
	const parameters =
		NodeHelpers.getNodeParameters(description.properties, values, true, false, node, description) ??
		values;
	const isShown = (property: INodeProperties) =>
		NodeHelpers.displayParameter(parameters, property, node, description);
	return description.properties
		.filter(({ type }) => type !== 'collection' && type !== 'notice')
		.filter(isShown)
		.map(({ name }) => name);
}
