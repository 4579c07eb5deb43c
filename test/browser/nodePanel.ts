import type { Page } from 'playwright-core';

/** The panel on the right in which nodes are looked for. */
export async function searchNodes(page: Page, text: string): Promise<void> {
	await page.getByTestId('node-creator-search-bar').fill(text);
}

/** Waits until a search has left nothing but entries with this text. */
export async function foundOnly(page: Page, text: string): Promise<void> {
	const others = page.getByTestId('node-creator-item-name').filter({ hasNotText: text });
	await others.first().waitFor({ state: 'detached' });
	await page.getByTestId('node-creator-item-name').first().waitFor();
}

interface Entry {
	querySelector(
		selector: string,
	): { textContent: string; getAttribute(name: string): string } | null;
}

/** The entries of the node panel, with the address of their icon. */
export async function entries(page: Page): Promise<Array<{ name: string; icon: string }>> {
	// While one list slides over another, both are there.
	await page.getByTestId('nodes-list-header').nth(1).waitFor({ state: 'detached' });
	await page.getByTestId('node-creator-item-name').first().waitFor();
	const found = await page.getByTestId('item-iterator-item').evaluateAll((items: Entry[]) =>
		items.map((item) => ({
			name: item.querySelector('[data-test-id="node-creator-item-name"]')?.textContent.trim() ?? '',
			icon: item.querySelector('img')?.getAttribute('src') ?? '',
		})),
	);
	return found.filter(({ name }) => name !== '');
}

export async function chooseEntry(page: Page, name: string): Promise<void> {
	await page.getByTestId('node-creator-item-name').filter({ hasText: name }).first().click();
}

/** Whether an icon is really drawn, and not only named. */
export async function isDrawn(page: Page, icon: string): Promise<boolean> {
	const image = page.locator(`img[src="${icon}"]`).first();
	return await image.evaluate((drawn: { naturalWidth: number }) => drawn.naturalWidth > 0);
}
