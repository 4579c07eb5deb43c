import { choose, field } from './nodeDetails';
import { shoot, type Stage } from './stage';
import { step } from './step';

/** Jobs and actions are chosen from lists instead of being typed. */
export function choosingFromLists(stage: () => Stage): void {
	describe('the lists', () => {
		step('offer the finished jobs of the account', async () => {
			const { page } = stage();
			await choose(page, field(page, 'resource'), 'Image');
			await choose(page, field(page, 'operation'), 'Upscale, Vary or Zoom');
			// The default is an expression; a list belongs to a fixed value.
			await field(page, 'jobId').hover();
			await page
				.getByTestId('jobId-parameter-input-options-container')
				.getByTestId('radio-button-fixed')
				.click();
			const job = page.getByTestId('resource-locator-jobId');
			await choose(page, job.getByTestId('rlc-mode-selector'), 'From list');
			await job.getByTestId('rlc-input').click();
			const items = page.getByTestId('rlc-item').filter({ visible: true });
			await items.first().waitFor();

			expect((await items.allInnerTexts())[0]).toContain('A lighthouse at dawn');
			await shoot(stage(), '30-jobs');
			await items.first().click();
		});

		step('offer what can be done with the chosen job', async () => {
			const { page, real } = stage();
			await page.getByTestId('resource-locator-action').getByTestId('rlc-input').click();
			const items = page.getByTestId('rlc-item').filter({ visible: true });
			await items.filter({ hasText: 'V4' }).waitFor();

			const { jobId } = real.ttapi.jobs().at(-1) ?? {};
			expect(jobId).toBeDefined();
			expect((await items.allInnerTexts()).map((text) => text.trim().split(' ')[0]).sort()).toEqual(
				['Reroll', 'U1', 'U2', 'U3', 'U4', 'V1', 'V2', 'V3', 'V4'],
			);
			await shoot(stage(), '31-actions-of-the-job');
			await items.first().click();
			await items.first().waitFor({ state: 'hidden' });
		});
	});
}
