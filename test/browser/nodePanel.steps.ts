import { step } from './step';
import { OPERATIONS } from '../../nodes/Ttapi/operations';
import { chooseEntry, entries, foundOnly, isDrawn, searchNodes } from './nodePanel';
import { shoot, shootForReadme, showTheme, visit, type Stage } from './stage';

/** From an empty canvas to a manual trigger with a TTAPI node behind it, whose panel is open. */
export function findingTheNodes(stage: () => Stage): void {
	describe('the node panel', () => {
		step('finds the trigger on an empty canvas', async () => {
			const { page } = stage();
			await visit(stage(), '/workflow/new');
			await page.getByTestId('canvas-plus-button').click();
			await searchNodes(page, 'TTAPI');
			await foundOnly(page, 'TTAPI');
			expect((await entries(page)).map(({ name }) => name)).toEqual(['TTAPI']);
			await shoot(stage(), '02-search-trigger');

			await chooseEntry(page, 'TTAPI');
			await page.getByText('On job succeeded').waitFor();
			const found = (await entries(page)).map(({ name }) => name);
			expect(found).toEqual(expect.arrayContaining(['On job failed', 'On job succeeded']));
			await shoot(stage(), '03-triggers');
			await page.getByTestId('nodes-list-header').locator('button').first().click();
		});

		step('shows every operation with its icon, in the light and in the dark theme', async () => {
			const { page } = stage();
			await searchNodes(page, '');
			await chooseEntry(page, 'Trigger manually');
			await page.getByTestId('node-creator-plus-button').first().click();
			await searchNodes(page, 'TTAPI');
			await foundOnly(page, 'TTAPI');
			await chooseEntry(page, 'TTAPI');
			await page.getByText('Imagine a picture').waitFor();

			const shown = async () => await entries(page);
			const light = await shown();
			expect(light.map(({ name }) => name).sort()).toEqual(
				OPERATIONS.map(({ option }) => option.action).sort(),
			);
			expect(await isDrawn(page, light[0].icon)).toBe(true);
			await shoot(stage(), '04-actions-light');
			await shootForReadme(stage(), 'node-panel', page.getByTestId('node-creator'));

			await showTheme(stage(), 'dark');
			await page.locator('img[src$="ttapi.dark.svg"]').first().waitFor();
			const dark = await shown();
			expect(dark.map(({ icon }) => icon)).not.toContain(light[0].icon);
			expect(await isDrawn(page, dark[0].icon)).toBe(true);
			await shoot(stage(), '05-actions-dark');
			await showTheme(stage(), 'light');
			await page.locator('img[src$="ttapi.svg"]').first().waitFor();
		});

		step('puts the chosen operation on the canvas and opens its panel', async () => {
			const { page } = stage();
			await chooseEntry(page, 'Imagine a picture');
			await page.getByTestId('parameter-input-prompt').waitFor();
			await shoot(stage(), '06-node-added');
		});
	});
}
