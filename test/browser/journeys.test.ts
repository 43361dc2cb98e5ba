/** What people come for, done as they would do it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { aBrowser, visits } from '../support/visit.ts';

const visit = visits();
const item = '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/';

/** Waits until the search has answered, and gives the titles of its results. */
async function results(page: Page): Promise<string[]> {
	await page.locator('#resultater[data-state=done]').waitFor();
	return page.locator('#resultater > li h3, #resultater > li a:first-of-type').allTextContents();
}

/** What the keyboard is at. */
const focused = (page: Page) =>
	page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/gu, ' ') ?? '');

/** Presses Tab until the keyboard is at what is looked for. Throws where it never comes there. */
async function tabTo(page: Page, wanted: (page: Page) => Promise<boolean>): Promise<void> {
	for (let step = 0; step < 60; step += 1) {
		await page.keyboard.press('Tab');
		if (await wanted(page)) return;
	}
	throw new Error(
		`sixty steps of the keyboard did not reach it; it is at "${await focused(page)}"`,
	);
}

aBrowser('a citizen finds what was decided about the school', async () => {
	await visit({ width: 1280 }, async (page) => {
		await page.goto('/');
		await page.getByRole('searchbox').fill('cykelsti skolen');
		await page.getByRole('searchbox').press('Enter');
		expect(new URL(page.url()).pathname).toBe('/soeg/');
		expect((await results(page)).length).toBeGreaterThan(0);
		await page.locator('#resultater > li a').first().click();
		await page.waitForURL(`**${item}**`);
		expect(await page.locator('.decision').textContent()).toContain('Imod stemte Bo Vang');

		await page.goBack();
		expect((await results(page)).length).toBeGreaterThan(0);
		expect(await page.getByRole('searchbox').inputValue()).toBe('cykelsti skolen');
		await page.goForward();
		await page.waitForURL(`**${item}**`);
	});
});

aBrowser('a councillor links a colleague to the paragraph', async () => {
	let link = '';
	await visit({ width: 1280 }, async (page) => {
		await page.goto(item);
		const paragraph = page.getByText('Vejen er 7 m bred');
		await paragraph.hover();
		await paragraph.locator('a:empty').click();
		link = page.url();
		expect(new URL(link).hash).toMatch(/^#p-[0-9a-f]{6}$/u);

		await page.getByText('Henvis til siden').click();
		await page.getByRole('button', { name: 'Kopiér henvisningen' }).click();
		await page.getByText('Henvisningen er kopieret').waitFor();
		const copied = await page.evaluate(() => navigator.clipboard.readText());
		expect(copied).toContain('Nordsø Kommune, Teknik- og Miljøudvalget, 6. marts 2024, punkt 2');
		expect(copied).toContain(link);
		expect(await page.locator('.aside pre').first().textContent()).toContain(`url = {${link}}`);

		await page.getByRole('link', { name: 'Henvis til tabellen' }).first().click();
		expect(await page.locator('.cited').textContent()).toMatch(/, tabel 1\..*#tabel-1\s*$/su);
		// With the keyboard alone the link of a paragraph is reached, seen and followed.
		await page.goto(item);
		await tabTo(page, () =>
			page.evaluate(() => Boolean(document.activeElement?.matches('.text p > a:empty'))),
		);
		const shown = page.locator('p > a:empty:focus');
		await expect.poll(() => shown.evaluate((one) => getComputedStyle(one).opacity)).toBe('1');
		await page.keyboard.press('Enter');
		expect(new URL(page.url()).hash).toMatch(/^#p-[0-9a-f]{6}$/u);
	});
	await visit({ width: 360 }, async (page) => {
		await page.goto(link);
		const box = await page.locator(`p${new URL(link).hash}`).boundingBox();
		expect(box!.y, 'the paragraph is on the screen').toBeGreaterThanOrEqual(0);
		expect(box!.y).toBeLessThan(740);
	});
});

aBrowser('an archivist checks what is missing', async () => {
	await visit({ width: 1280 }, async (page) => {
		await page.goto('/');
		await page.getByRole('link', { name: 'Nordsø Kommune' }).first().click();
		await page.getByRole('link', { name: 'Hvad arkivet mangler' }).click();
		const table = page.getByRole('table').first();
		const headings = await table.getByRole('columnheader').allTextContents();
		expect(headings.map((text) => text.trim())).toContain('Bilag uden tekst');
		expect(await table.getByRole('row').count()).toBeGreaterThan(1);
		expect(await table.getByRole('rowheader').count()).toBeGreaterThan(0);
	});
});

aBrowser('somebody on a telephone follows an item to its attachment', async () => {
	await visit({ width: 360 }, async (page) => {
		await page.goto(item);
		await page.getByRole('link', { name: 'Bilag 2 - Trafiktælling' }).first().click();
		await page.waitForURL('**/bilag/2/');
		expect(await page.locator('h1').textContent()).toBe('Bilag 2 - Trafiktælling');
		await page.getByRole('link', { name: 'Punkt 2: Cykelsti langs Strandvejen' }).click();
		await page.waitForURL(`**${item}`);
	});
});

aBrowser('somebody with a keyboard only searches, filters and opens a result', async () => {
	await visit({ width: 1280 }, async (page) => {
		await page.goto('/soeg/');
		await page.keyboard.press('Tab');
		expect(await focused(page)).toBe('Gå til indholdet');
		await tabTo(page, () => page.evaluate(() => document.activeElement?.id === 'soegefelt'));
		await page.keyboard.type('cykelsti');
		await page.keyboard.press('Enter');
		const all = await results(page);
		expect(all.length).toBeGreaterThan(1);

		await tabTo(page, () =>
			page
				.evaluate(() =>
					document.activeElement?.matches('input[name=udvalg][value$=kommunalbestyrelsen]'),
				)
				.then(Boolean),
		);
		await page.keyboard.press('Space');
		await page.waitForURL('**udvalg=**');
		await page.waitForFunction(() => {
			const left = [...document.querySelectorAll('#resultater[data-state=done] > li')];
			return (
				left.length > 0 && left.every((one) => one.textContent.includes('Kommunalbestyrelsen'))
			);
		});
		expect((await results(page)).length).toBeLessThan(all.length);
		await tabTo(page, () =>
			page.evaluate(() => document.activeElement?.closest('#resultater') !== null),
		);
		await page.keyboard.press('Enter');
		await page.waitForURL('**/kommunalbestyrelsen/**');
		expect(await page.locator('h1').textContent()).not.toBe('');
	});
});

aBrowser('a councillor gathers items for a meeting and prints them as one document', async () => {
	await visit({ width: 1280 }, async (page) => {
		const asked: string[] = [];
		const said: string[] = [];
		page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
		page.on('console', (message) => said.push(message.text()));
		await page.goto('/saml/');
		await page.getByText('Samlingen er tom.').waitFor();
		expect(await page.getByRole('button', { name: 'Udskriv' }).isVisible()).toBe(false);

		await page.goto(item);
		await page.getByRole('button', { name: 'Læg i samlingen' }).press('Enter');
		await page.getByText('Lagt i samlingen.').waitFor();
		await page.goto('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/');
		await page.getByRole('button', { name: 'Læg alle punkter i samlingen' }).click();
		await page.getByRole('link', { name: 'Saml dokument (3)' }).click();

		await page.locator('collection-page[data-state=done]').waitFor();
		const sections = page.locator('.gathered > section');
		expect(await sections.count()).toBe(3);
		const titles = await page.locator('.gathered h2.gathered-title').allTextContents();
		expect(titles).toEqual([
			'Cykelsti langs Strandvejen',
			'Godkendelse af dagsorden',
			'Køb af ejendom',
		]);
		expect(await sections.first().textContent()).toContain('Imod stemte Bo Vang');
		for (const section of await sections.all()) {
			const from = await section.locator('.gathered-from').textContent();
			expect(from).toMatch(
				/Nordsø Kommune, Teknik- og Miljøudvalget.*http:\/\/.*\/2024-03-06\/\d\//su,
			);
			expect(await section.locator('.aside').textContent()).toContain('Teksten er gengivet efter');
		}
		const ids = await page.evaluate(() =>
			[...document.querySelectorAll('[id]')].map(({ id }) => id),
		);
		expect(new Set(ids).size).toBe(ids.length);
		const axe = await new AxeBuilder({ page }).setLegacyMode().analyze();
		expect(axe.violations.map(({ id }) => id)).toEqual([]);

		await page.emulateMedia({ media: 'print' });
		expect(await page.getByRole('button', { name: 'Tøm samlingen' }).isVisible()).toBe(false);
		expect(await sections.first().locator('.gathered-from').isVisible()).toBe(true);
		await page.emulateMedia({ media: 'screen' });

		await page.getByRole('button', { name: 'Flyt op: Køb af ejendom' }).press('Space');
		expect((await page.locator('[data-part=list] a').allTextContents())[1]).toBe('Køb af ejendom');
		await page.getByRole('button', { name: 'Fjern: Godkendelse' }).click();
		expect(await sections.count()).toBe(2);
		await page.reload();
		await page.locator('collection-page[data-state=done]').waitFor();
		expect(await sections.count()).toBe(2);
		await page.getByRole('button', { name: 'Tøm samlingen' }).click();
		await page.getByText('Samlingen er tømt.').waitFor();
		await page.getByText('Samlingen er tom.').waitFor();

		// Nothing of it leaves the browser: every request asks the archive for a page or a file of it.
		const own = new URL(page.url()).origin;
		for (const request of asked) expect(request).toMatch(new RegExp(`^GET ${own}/[^?]*$`, 'u'));
		expect(said).toEqual([]);
	});
});
