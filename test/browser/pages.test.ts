import type { Server } from 'node:http';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/static-server.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';

const kinds = [
	'/',
	'/nordsoe/',
	'/nordsoe/teknik-og-miljoeudvalget/',
	'/nordsoe/teknik-og-miljoeudvalget/2024-03-06/',
	'/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/',
	'/nordsoe/teknik-og-miljoeudvalget/2024-03-06/3/',
	'/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/bilag/2/',
	'/nordsoe/sager/24-003117/',
	'/nordsoe/medlemmer/bo-vang/',
	'/nordsoe/register/c/',
	'/nordsoe/mangler/',
	'/soeg/',
	'/noegletal/',
	'/hjaelp/',
	'/404.html',
];
const item = '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/';

let browser: Browser;
let server: Server;
let base: string;

beforeAll(async () => {
	if (noBrowser !== undefined) return;
	browser = await openBrowser();
	const served = await serveFolder({ folder: inject('site'), port: 4400 });
	server = served.server;
	base = served.address.slice(0, -1);
});
afterAll(async () => {
	await browser?.close();
	server?.close();
});

/** Runs with a page of a width and colour scheme, and closes it. */
async function withPage(
	options: { width: number; scheme?: 'light' | 'dark'; script?: boolean },
	run: (page: Page) => Promise<void>,
): Promise<void> {
	const context = await browser.newContext({
		viewport: { width: options.width, height: 740 },
		colorScheme: options.scheme ?? 'light',
		javaScriptEnabled: options.script ?? true,
	});
	try {
		await run(await context.newPage());
	} finally {
		await context.close();
	}
}

const aBrowser = test.skipIf(noBrowser !== undefined);

aBrowser.each([
	[360, 'light'],
	[1280, 'dark'],
] as const)('every page kind is accessible and fits at %i pixels, %s', async (width, scheme) => {
	await withPage({ width, scheme }, async (page) => {
		for (const address of kinds) {
			await page.goto(base + address);
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(
				violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
				address,
			).toEqual([]);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(wide, `${address} is wider than the screen`).toBeLessThanOrEqual(0);
		}
	});
});

aBrowser('the decision is seen on a telephone without scrolling, without JavaScript', async () => {
	await withPage({ width: 360, script: false }, async (page) => {
		await page.goto(base + item);
		const box = await page.locator('.decision p:not(.meta)').first().boundingBox();
		expect(box!.y + box!.height).toBeLessThan(740);
	});
});

aBrowser('a reader follows an item to its attachment and back with the keyboard', async () => {
	await withPage({ width: 1280 }, async (page) => {
		await page.goto(base + item);
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(
			'Gå til indholdet',
		);
		await page.getByRole('link', { name: 'Bilag 2 - Trafiktælling' }).focus();
		await page.keyboard.press('Enter');
		await page.waitForURL('**/bilag/2/');
		expect(await page.locator('h1').textContent()).toBe('Bilag 2 - Trafiktælling');
		await page.getByRole('link', { name: 'Punkt 2: Cykelsti langs Strandvejen' }).click();
		await page.waitForURL(`**${item}`);
	});
});

aBrowser('a councillor copies the address of a paragraph', async () => {
	await withPage({ width: 1280 }, async (page) => {
		await page.goto(base + item);
		const paragraph = page.getByText('Vejen er 7 m bred');
		await paragraph.hover();
		await paragraph.locator('.paragraph-link').click();
		const id = new URL(page.url()).hash.slice(1);
		expect(id).toMatch(/^p-[0-9a-f]{6}$/u);
		expect(await paragraph.getAttribute('id')).toBe(id);
	});
});

aBrowser('a meeting that is still to come is shown as coming', async () => {
	await withPage({ width: 1280 }, async (page) => {
		await page.clock.setFixedTime(new Date('2024-12-24T12:00:00Z'));
		await page.goto(base);
		const coming = page.locator('[data-coming]');
		await coming.waitFor({ state: 'visible' });
		expect(await coming.locator('li').allTextContents()).toHaveLength(1);
		expect(await coming.textContent()).toContain('8. januar 2025');
	});
});

aBrowser('nothing on a page is blocked by its own policy', async () => {
	await withPage({ width: 1280 }, async (page) => {
		const said: string[] = [];
		page.on('console', (message) => said.push(message.text()));
		page.on('pageerror', (error) => said.push(error.message));
		for (const address of kinds) await page.goto(base + address);
		expect(said.filter((text) => !text.includes('404'))).toEqual([]);
	});
});
