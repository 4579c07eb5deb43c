/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync } from 'node:fs';
import { chromium, selectors, type Page } from 'playwright-core';

/** Where Debian, Ubuntu and others put it; CHROMIUM names another one. */
const BINARIES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Without a network, Chromium's own traffic fails again and again. */
const QUIET = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** n8n loads some 15 MB of scripts with every page, which takes its time on a busy machine. */
const PATIENCE_MS = 45_000;

export interface Chromium {
	page: Page;
	close(): Promise<void>;
}

/**
 * A page in a new profile, with a clipboard.
 *
 * @throws Error when no Chromium is installed
 */
export async function startChromium(): Promise<Chromium> {
	const executablePath = process.env.CHROMIUM ?? BINARIES.find((binary) => existsSync(binary));
	if (executablePath === undefined) {
		throw new Error('There is no Chromium: apt-get install chromium, or name one in CHROMIUM');
	}
	// n8n names what can be clicked in data-test-id.
	selectors.setTestIdAttribute('data-test-id');
	const browser = await chromium.launch({ executablePath, args: QUIET });
	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 },
		colorScheme: 'light',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	context.setDefaultTimeout(PATIENCE_MS);
	return { page: await context.newPage(), close: async () => await browser.close() };
}
