import type { INode, INodeParameters } from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { TtapiTrigger } from '../../nodes/Ttapi/TtapiTrigger.node';
import { chain, node, ttapiNode } from '../e2e/realN8n';
import { cutOffTexts } from './cutOff';
import { shoot, showTheme, visit, type Stage } from './stage';
import { startAfresh, step } from './step';

/** So high that the whole panel is in one picture. */
const HEIGHT = 3000;
const WIDTHS = [1280, 1920];

/** Nodes with every entry of every collection, so that every label of them is seen. */
export function fittingIntoThePanel(stage: () => Stage): void {
	describe('no text is cut off', () => {
		beforeEach(startAfresh);

		step('in the panel of the action node', async () => {
			const everything = collections(new Ttapi(), 'imagine');
			const parameters = { ...everything, prompt: 'A lighthouse', waitMode: 'callback' };
			const { real } = stage();
			await look(stage(), ttapiNode(real.credential, parameters), '70-action');
		});

		step('in the panel of the trigger', async () => {
			const { real } = stage();
			const { id, name } = real.credential;
			const more = { credentials: { ttapiApi: { id, name } } };
			const parameters = collections(new TtapiTrigger());
			const trigger = node('TTAPI Trigger', 'n8n-nodes-ttapi.ttapiTrigger', parameters, more);
			await look(stage(), trigger, '71-trigger');
		});
	});
}

/** Opens a node in both themes and sizes. */
async function look(stage: Stage, opened: INode, name: string): Promise<void> {
	const { page, real } = stage;
	const { id } = await real.n8n.api.workflows.create(chain(name, [opened]));
	await visit(stage, `/workflow/${id}`);
	await page.getByTestId('canvas-node').dblclick();
	const panel = page.getByTestId('node-parameters');
	await panel.waitFor();
	const before = page.viewportSize() ?? { width: WIDTHS[0], height: HEIGHT };
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: HEIGHT });
		for (const theme of ['light', 'dark'] as const) {
			await showTheme(stage, theme);
			await shoot(stage, `${name}-${width}-${theme}`);
			const cutOff = await cutOffTexts(panel);
			expect({ width, theme, cutOff }).toEqual({ width, theme, cutOff: [] });
		}
	}
	await page.setViewportSize(before);
	await showTheme(stage, 'light');
}

/** Every collection of an operation, or of a node without operations, with all its entries at their defaults. */
function collections({ description }: Ttapi | TtapiTrigger, operation?: string): INodeParameters {
	const own = description.properties.filter(({ type, displayOptions }) => {
		const operations = displayOptions?.show?.operation;
		return (
			type === 'collection' && (operations === undefined || operations.includes(operation ?? ''))
		);
	});
	return Object.fromEntries(
		own.map(({ name, options = [] }) => {
			const entries = options.flatMap((entry) =>
				'default' in entry ? [[entry.name, entry.default]] : [],
			);
			return [name, Object.fromEntries(entries) as INodeParameters];
		}),
	);
}
