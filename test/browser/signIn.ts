import type { Page } from 'playwright-core';
import { OWNER } from '../../sandbox/start/owner';

/** From the address of an n8n to its list of workflows. */
export async function signIn(page: Page, url: string): Promise<void> {
	await page.goto(`${url}/signin`, { waitUntil: 'commit' });
	await page.getByTestId('emailOrLdapLoginId').locator('input').fill(OWNER.email);
	await page.getByTestId('password').locator('input').fill(OWNER.password);
	await page.getByTestId('form-submit-button').click();
	await page.waitForURL(({ pathname }) => pathname.startsWith('/home'));
}
