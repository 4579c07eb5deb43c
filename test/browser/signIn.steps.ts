import { step } from './step';
import { OWNER } from '../../sandbox/start/owner';
import { shoot, visit, type Stage } from './stage';

export function signingIn(stage: () => Stage): void {
	describe('signing in', () => {
		step('leads to the workflows', async () => {
			const { page } = stage();
			await visit(stage(), '/signin');
			await page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
			await page.getByTestId('password').locator('input').fill(OWNER.password);
			await page.getByTestId('form-submit-button').click();
			await page.waitForURL(({ pathname }) => pathname.startsWith('/home'));
			await shoot(stage(), '01-signed-in');
		});
	});
}
