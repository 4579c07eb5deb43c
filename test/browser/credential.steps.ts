import { step } from './step';
import { WATCHWORD } from '../e2e/realN8n';
import { field } from './nodeDetails';
import { shoot, shootForReadme, type Stage } from './stage';

/** The credential is created from the node's panel; in the end the node uses it. */
export function creatingTheCredential(stage: () => Stage): void {
	const dialog = () => stage().page.getByTestId('editCredential-modal');
	const type = async (name: string, text: string) => {
		const input = dialog().getByTestId(`parameter-input-${name}`).locator('input');
		await input.fill(text);
	};
	const save = async () => await stage().page.getByTestId('credential-save-button').click();

	describe('the credential', () => {
		step('with a wrong key says in plain words what to do', async () => {
			const { page, real } = stage();
			await page.getByTestId('node-credentials-select').click();
			await page.getByTestId('node-credentials-select-item-new').click();
			await dialog().waitFor();
			await shoot(stage(), '07-credential-empty');
			await type('baseUrl', real.ttapi.url);
			await type('apiKey', 'a-wrong-key');
			await save();
			await dialog().getByText('More details').click();

			await dialog().getByText('TTAPI refused the API key').waitFor();
			const said = await dialog().innerText();
			expect(said).toContain('Copy it from the TTAPI dashboard');
			expect(said).not.toContain('a-wrong-key');
			await shoot(stage(), '08-credential-red');
		});

		step('with the right key turns green, and the node uses it', async () => {
			const { page } = stage();
			await type('apiKey', WATCHWORD);
			await save();
			// n8n closes the dialog of a new credential that works; opened again, it tests once more.
			await dialog().waitFor({ state: 'detached' });
			await page.getByTestId('credential-edit-button').click();
			await dialog().getByText('Connection tested successfully').waitFor();
			await shoot(stage(), '09-credential-green');
			await shootForReadme(stage(), 'credential', dialog());
			await dialog().locator('.el-dialog__headerbtn').click();
			await dialog().waitFor({ state: 'detached' });

			const used = page.getByTestId('node-credentials-select').locator('input');
			expect(await used.inputValue()).toBe('TTAPI account');
			expect(await field(page, 'prompt').isVisible()).toBe(true);
		});
	});
}
