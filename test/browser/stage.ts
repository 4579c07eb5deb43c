/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { startRealN8n, type RealN8n } from '../e2e/realN8n';
import { startChromium, type Chromium } from './chromium';

/** A real n8n with the packed package, a local TTAPI, and a browser in front of it; shared by all steps. */
export interface Stage {
	real: RealN8n;
	page: Page;
	close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
	const real = await startRealN8n();
	let chromium: Chromium | undefined;
	try {
		chromium = await startChromium();
	} finally {
		if (chromium === undefined) await real.close();
	}
	const { page, close } = chromium;
	return {
		real,
		page,
		close: async () => {
			await close();
			await real.close();
		},
	};
}

const SCREENSHOTS = path.join(__dirname, 'screenshots');
const README_PICTURES = path.join(__dirname, '..', '..', 'docs', 'screenshots');

/** Keeps what the browser shows, to be looked at by a person. */
export async function shoot({ page }: Stage, name: string): Promise<void> {
	await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), animations: 'disabled' });
}

/** A picture for the README: only the part that matters, in the light theme. */
export async function shootForReadme({ page }: Stage, name: string, part: Locator): Promise<void> {
	const file = path.join(README_PICTURES, `${name}.png`);
	// What pops up for a moment has no place in it.
	const style = '.el-notification { display: none !important; }';
	const box = await part.boundingBox();
	await page.screenshot({ path: file, style, animations: 'disabled', ...(box && { clip: box }) });
}

/** Follows a link within the editor's own site; everything is loaded anew. */
export async function visit({ page, real }: Stage, address: string): Promise<void> {
	await page.goto(real.n8n.url + address, { waitUntil: 'commit' });
}

/** The editor follows the theme of the system, at once. */
export async function showTheme({ page }: Stage, theme: 'light' | 'dark'): Promise<void> {
	await page.emulateMedia({ colorScheme: theme });
}
