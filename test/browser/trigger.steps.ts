import { chain, node } from '../e2e/realN8n';
import { outputPanel } from './nodeDetails';
import { shoot, shootForReadme, visit, type Stage } from './stage';
import { startAfresh, step } from './step';

/** The trigger's panel: its URL, and a test event. */
export function tryingTheTrigger(stage: () => Stage): void {
	let productionUrl: string;

	describe('the trigger', () => {
		beforeAll(startAfresh);

		step('gives its Production URL at a click', async () => {
			const { page, real } = stage();
			const { id, name } = real.credential;
			const credentials = { ttapiApi: { id, name } };
			const webhookId = '2c7a4f0e-6a44-4a0e-8a52-0d7c1d9a4b11';
			const more = { credentials, webhookId };
			const trigger = node('TTAPI Trigger', 'n8n-nodes-ttapi.ttapiTrigger', {}, more);
			const workflow = await real.n8n.api.workflows.create(chain('Pictures are done', [trigger]));
			await visit(stage(), `/workflow/${workflow.id}`);
			await page.getByTestId('canvas-node').dblclick();
			const parameters = page.getByTestId('node-parameters');
			await parameters.waitFor();
			await shoot(stage(), '50-trigger');

			await page.getByText('Webhook URLs', { exact: true }).click();
			await page.getByTestId('radio-button-production').click();
			const url = page.locator('.webhook-url');
			await url.click();
			await page.getByText('URL copied').first().waitFor();
			productionUrl = (await url.innerText()).trim();
			const copied: unknown = await page.evaluate('navigator.clipboard.readText()');
			expect(copied).toBe(`${real.n8n.url}/webhook/${webhookId}/ttapi`);
			expect(copied).toBe(productionUrl);
			await shootForReadme(stage(), 'trigger', page.getByTestId('ndv').locator('> *').last());
		});

		step('listens for a test event and shows the job that TTAPI announces', async () => {
			const { page, real } = stage();
			const { jobId } = real.ttapi.jobs().find(({ status }) => status === 'SUCCESS') ?? {};
			await page.getByTestId('trigger-execute-button').first().click();
			await page.getByTestId('trigger-listening').waitFor();
			await shoot(stage(), '51-listening');

			const testUrl = productionUrl.replace('/webhook/', '/webhook-test/');
			const { status } = await real.ttapi.notify(String(jobId), testUrl);

			expect(status).toBe(200);
			await outputPanel(page).getByText(String(jobId)).first().waitFor();
			await shoot(stage(), '52-test-event');
		});
	});
}
