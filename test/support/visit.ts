/** Visits to the built site in a real browser, for the tests in test/browser. */
import type { Server } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/static-server.ts';
import { noBrowser, openBrowser } from './browser.ts';

/** How a reader comes: width of the screen, colours, with or without JavaScript. */
export interface Visitor {
	readonly width: number;
	readonly height?: number;
	readonly scheme?: 'light' | 'dark';
	readonly script?: boolean;
}

/** A test that needs a browser; skipped, with the reason printed by `npm test`, where there is none. */
export const aBrowser = test.skipIf(noBrowser !== undefined);

/** Serves the built site to one browser for the tests of a file. Gives the function that makes a visit. */
export function visits(): (visitor: Visitor, run: (page: Page) => Promise<void>) => Promise<void> {
	let browser: Browser | undefined;
	let server: Server | undefined;
	let baseURL = '';
	beforeAll(async () => {
		if (noBrowser !== undefined) return;
		browser = await openBrowser();
		const served = await serveFolder({ folder: inject('site'), port: 4400 });
		server = served.server;
		baseURL = served.address;
	});
	afterAll(async () => {
		await browser?.close();
		server?.close();
	});
	return async ({ width, height = 740, scheme = 'light', script = true }, run) => {
		const options: BrowserContextOptions = {
			baseURL,
			viewport: { width, height },
			colorScheme: scheme,
			javaScriptEnabled: script,
			permissions: ['clipboard-read', 'clipboard-write'],
		};
		const context = await browser!.newContext(options);
		context.setDefaultTimeout(20_000);
		try {
			await run(await context.newPage());
		} finally {
			await context.close();
		}
	};
}
