import { step } from './step';
import { addOption, execute, fill, outputPanel, showOutputAs, viewPicture } from './nodeDetails';
import { shoot, shootForReadme, type Stage } from './stage';

const PROMPT = 'A lighthouse at dawn, watercolor';

/** From an empty prompt to a picture that can be seen. */
export function makingAPicture(stage: () => Stage): void {
	describe('a picture', () => {
		step('needs nothing but a prompt: the finished job comes out', async () => {
			const { page, real } = stage();
			real.ttapi.set({ jobSeconds: 1 });
			await fill(page, 'prompt', PROMPT);
			await execute(page);
			await showOutputAs(page, 'schema');

			const { jobId } = real.ttapi.jobs().at(-1) ?? {};
			const shown = await outputPanel(page).innerText();
			expect(shown).toContain(jobId);
			expect(shown).toContain('SUCCESS');
			await shoot(stage(), '10-finished-job');
			await shootForReadme(stage(), 'node', page.getByTestId('ndv').locator('> *').last());
		});

		step('is shown in the editor when it is downloaded', async () => {
			const { page } = stage();
			await addOption(page, 'Download');
			await execute(page);
			expect(await viewPicture(page)).toBeGreaterThan(0);
			await shoot(stage(), '11-picture');
			await outputPanel(page).getByText('Back to list').click();
			await showOutputAs(page, 'schema');
		});
	});
}
