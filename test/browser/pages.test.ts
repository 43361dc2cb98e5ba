import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aBrowser, visits } from '../support/visit.ts';

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
	'/nordsoe/sager/',
	'/nordsoe/medlemmer/',
	'/nordsoe/register/c/',
	'/nordsoe/aar/2024/',
	'/nordsoe/mangler/',
	'/nordsoe/emner/',
	'/nordsoe/teknik-og-miljoeudvalget/senest-aendret/',
	'/soeg/?q=cykelsti',
	'/noegletal/',
	'/senest-aendret/',
	'/saml/',
	'/kilder/nordsoe/tmu-2024-03-06/',
	'/om/',
	'/hjaelp/',
	'/404.html',
];
const item = '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/';

const visit = visits();

/** What a page says that it is not ready to be looked at: the search that has not answered. */
const unready = '#resultater:not([data-state=done])';

/** Axe without frames, since no page has any; only what is wrong is worked out in full. */
const axe = (page: Page) =>
	new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });

aBrowser.each([
	[360, 'light'],
	[1280, 'dark'],
] as const)('every page kind is accessible at %i pixels, %s first', async (width, scheme) => {
	await visit({ width, scheme }, async (page) => {
		for (const address of kinds) {
			await page.goto(address);
			if (address.includes('?q=')) await page.locator(unready).waitFor({ state: 'detached' });
			const all = await axe(page).analyze();
			// The layout is the same in the other colours, so only what colours can break is looked at again.
			await page.emulateMedia({ colorScheme: scheme === 'light' ? 'dark' : 'light' });
			const colours = await axe(page).withRules(['color-contrast']).analyze();
			await page.emulateMedia({ colorScheme: scheme });
			expect(
				[...all.violations, ...colours.violations].map(
					({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
				),
				address,
			).toEqual([]);
		}
	});
});

aBrowser('no page is wider than a telephone, or than a screen enlarged to 400 %', async () => {
	await visit({ width: 360 }, async (page) => {
		for (const address of kinds) {
			await page.goto(address);
			if (address.includes('?q=')) await page.locator(unready).waitFor({ state: 'detached' });
			for (const width of [360, 320]) {
				await page.setViewportSize({ width, height: 740 });
				const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(wide, `${address} is wider than ${width} pixels`).toBeLessThanOrEqual(0);
			}
		}
	});
});

aBrowser(
	'a table’s caption is read whole on a telephone, and stays when the table scrolls',
	async () => {
		await visit({ width: 360 }, async (page) => {
			await page.goto(item);
			const scrolled = await page.evaluate(() => {
				const caption = document.querySelector('.table-scroll caption')!;
				const scroller = caption.closest('.table-scroll')!;
				// A table wider than the screen, and a caption longer than it.
				document.querySelector('.table-scroll td')!.textContent = 'x'.repeat(80);
				caption.textContent += ' og hvad der ellers er talt'.repeat(3);
				const words = document.createRange();
				words.selectNodeContents(caption);
				return [0, 1e6].map((left) => {
					scroller.scrollLeft = left;
					const { left: from, right: to } = words.getBoundingClientRect();
					return { left: scroller.scrollLeft, from, to };
				});
			});
			expect(scrolled[1]!.left).toBeGreaterThan(100);
			for (const { from, to } of scrolled) {
				expect(from).toBeGreaterThan(0);
				expect(to).toBeGreaterThan(200);
				expect(to).toBeLessThanOrEqual(360);
			}
		});
	},
);

aBrowser('everything is read without JavaScript', async () => {
	await visit({ width: 360, script: false }, async (page) => {
		for (const address of kinds) {
			await page.goto(address);
			const text = (await page.locator('main').innerText()).trim();
			expect(text.length, address).toBeGreaterThan(40);
			// What only works with JavaScript is not shown without it.
			expect(await page.locator('main button[type=button]:visible').count(), address).toBe(0);
		}
	});
});

aBrowser('the decision is seen on a telephone without scrolling, without JavaScript', async () => {
	await visit({ width: 360, script: false }, async (page) => {
		await page.goto(item);
		const box = await page.locator('.decision p:not(.meta)').first().boundingBox();
		expect(box!.y + box!.height).toBeLessThan(740);
	});
});

aBrowser('a meeting that is still to come is shown as coming', async () => {
	await visit({ width: 1280 }, async (page) => {
		await page.clock.setFixedTime(new Date('2024-12-24T12:00:00Z'));
		await page.goto('/');
		const coming = page.locator('[data-coming]');
		await coming.waitFor({ state: 'visible' });
		expect(await coming.locator('li').allTextContents()).toHaveLength(1);
		expect(await coming.textContent()).toContain('8. januar 2025');
	});
});

aBrowser('nothing on a page is blocked by its own policy', async () => {
	await visit({ width: 1280 }, async (page) => {
		const said: string[] = [];
		page.on('console', (message) => said.push(message.text()));
		page.on('pageerror', (error) => said.push(error.message));
		for (const address of kinds) await page.goto(address);
		expect(said.filter((text) => !text.includes('404'))).toEqual([]);
	});
});
