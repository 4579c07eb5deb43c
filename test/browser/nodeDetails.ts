import type { Locator, Page } from 'playwright-core';

/** A field of the open node by its internal name. */
export function field(page: Page, name: string): Locator {
	return page.getByTestId(`parameter-input-${name}`).first();
}

/** The open list of a select. */
function openList(page: Page): Locator {
	return page.locator('.el-select-dropdown__item:visible');
}

/** Chooses an entry of a select. */
export async function choose(page: Page, select: Locator, entry: string): Promise<void> {
	await select.click();
	const name = new RegExp(`^\\s*${entry.replace(/[()]/g, '\\$&')}\\s*(\n|$)`);
	await openList(page).filter({ hasText: entry }).first().waitFor();
	for (const item of await openList(page).all()) {
		if (!name.test(await item.innerText())) continue;
		await item.click();
		await item.waitFor({ state: 'hidden' });
		return;
	}
	throw new Error(`There is no entry "${entry}"`);
}

/** Adds an entry to Options, the last collection of every panel. */
export async function addOption(page: Page, entry: string): Promise<void> {
	await choose(page, page.getByTestId('collection-parameter-add').last(), entry);
}

export async function fill(page: Page, name: string, text: string): Promise<void> {
	await field(page, name).locator('input, textarea').first().fill(text);
}

export function outputPanel(page: Page): Locator {
	return page.getByTestId('output-panel');
}

/** Presses Execute step and waits for the end of the run. */
export async function execute(page: Page): Promise<void> {
	await page.getByTestId('node-execute-button').click();
	await page
		.getByTestId('ndv-executing')
		.waitFor({ timeout: 2000 })
		.catch(() => undefined);
	await page.getByTestId('ndv-executing').waitFor({ state: 'detached' });
}

/** Shows the output as Schema, Table, JSON or Binary. */
export async function showOutputAs(page: Page, view: 'schema' | 'json' | 'binary'): Promise<void> {
	await outputPanel(page).getByTestId(`radio-button-${view}`).click();
}

/** Opens the first binary field of the output. @returns the picture that is shown, in pixels */
export async function viewPicture(page: Page): Promise<number> {
	await showOutputAs(page, 'binary');
	await outputPanel(page).getByTestId('ndv-view-binary-data').first().click();
	const picture = outputPanel(page).locator('img').first();
	await picture.waitFor();
	return await picture.evaluate(
		async (image: { naturalWidth: number; decode(): Promise<void> }) => {
			await image.decode();
			return image.naturalWidth;
		},
	);
}
