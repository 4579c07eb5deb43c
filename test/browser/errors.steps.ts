import { choose, execute, field, fill, outputPanel } from './nodeDetails';
import { shoot, type Stage } from './stage';
import { step } from './step';

/** What somebody reads when it does not work. */
export function readingErrors(stage: () => Stage): void {
	describe('an error', () => {
		step('of a failed job names the job and what TTAPI says', async () => {
			const { page, real } = stage();
			await choose(page, field(page, 'operation'), 'Imagine');
			await fill(page, 'prompt', 'A lighthouse at dawn __fail__');
			await execute(page);
			const { jobId, message } = real.ttapi.jobs().at(-1) ?? {};
			await outputPanel(page).getByText(String(message)).first().waitFor();

			expect(await outputPanel(page).innerText()).toContain(jobId);
			await shoot(stage(), '40-failed-job');
		});

		step('of a prompt that cannot be used names the parameter, and nothing is sent', async () => {
			const { page, real } = stage();
			const before = real.ttapi.jobs().length;
			await fill(page, 'prompt', 'A lighthouse at dawn --ar wide');
			await execute(page);
			await outputPanel(page).getByText('Nothing was sent').first().waitFor();

			expect(await outputPanel(page).innerText()).toContain('The parameter "Prompt"');
			expect(real.ttapi.jobs()).toHaveLength(before);
			await shoot(stage(), '41-bad-prompt');
		});
	});
}
