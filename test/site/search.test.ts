/** The search page in a real browser: asked, limited, walked with the keyboard, gone back from, and without JavaScript. */
import type { Server } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/static-server.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';

const track = '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let server: Server;
let site: string;
let errors: string[];

const results = () => page.locator('#resultater > li');
const status = () => page.locator('search-page [role="status"]');

async function settled(): Promise<void> {
	await page.locator('#resultater[data-state="done"]').waitFor({ state: 'attached' });
}

async function open(address: string): Promise<void> {
	await page.goto(`${site}${address}`);
	await settled();
}

async function firstLinks(): Promise<string[]> {
	return results().evaluateAll((entries) =>
		entries.map((entry) => new URL(entry.querySelector('a')!.href).pathname),
	);
}

describe.skipIf(noBrowser !== undefined)(`the search page ${noBrowser ?? ''}`, () => {
	beforeAll(async () => {
		const served = await serveFolder({ folder: inject('site'), port: 0 });
		server = served.server;
		site = served.address.replace(/\/$/u, '');
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser.close();
		server.close();
	});
	beforeAll(() => {
		errors = [];
	});
	afterEach(async () => {
		await context.close();
		expect(errors).toEqual([]);
	});

	async function start(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
		errors = [];
		context = await browser.newContext(options);
		page = await context.newPage();
		page.on('pageerror', (error) => errors.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') errors.push(message.text());
		});
	}

	test('answers its address without a click, with links that lead to the records', async () => {
		await start();
		await open('/soeg/?q=cykelsti%20Strandvejen');
		const links = await firstLinks();
		expect(links).toContain(track);
		expect(new Set(links).size).toBe(links.length);
		expect(await status().textContent()).toContain('»cykelsti Strandvejen«');
		await page.locator('#resultater mark').first().waitFor();
		expect(await page.locator('#resultater li li').count()).toBe(0);
		await results().first().locator('a').first().click();
		await page.locator('main mark').first().waitFor();
	});

	test.each(['24-003117', '24/3117', '24 - 003117'])('finds the case %s', async (number) => {
		await start();
		await open(`/soeg/?q=${encodeURIComponent(number)}`);
		const links = await firstLinks();
		expect(links).toContain(track);
		expect(links).toHaveLength(3);
	});

	test('shows the passage of an attachment inside its item and links to its place', async () => {
		await start();
		await open('/soeg/?q=slanger%20over%20vejen');
		expect((await firstLinks())[0]).toBe(track);
		// The item's own passage may come first.
		const passage = results().first().locator('.passage a[href*="/bilag/2/?"]');
		await passage.waitFor();
		const href = await passage.getAttribute('href');
		expect(href).toMatch(/\/bilag\/2\/\?fremhaev=slanger%20over%20vejen#p-[0-9a-f]{6}$/u);
		await passage.click();
		await page.locator('main mark').first().waitFor();
		expect(await page.locator('main mark').allTextContents()).toContain('slanger');
	});

	test('answers while one types, and keeps the question in the address', async () => {
		await start();
		await page.goto(`${site}/soeg/`);
		expect(await page.locator('#resultater').getAttribute('data-state')).toBe('idle');
		await page.locator('#soegefelt').pressSequentially('cykels', { delay: 20 });
		await settled();
		expect(await firstLinks()).toContain(track);
		expect(new URL(page.url()).searchParams.get('q')).toBe('cykels');
		await page.keyboard.press('Enter');
		await settled();
		await page.reload();
		await settled();
		expect(await page.locator('#soegefelt').inputValue()).toBe('cykels');
	});

	test('limits by what the filters count, and goes back and forward', async () => {
		await start({ viewport: { width: 1280, height: 900 } });
		await open('/soeg/?q=cykelsti');
		const before = await firstLinks();
		const filter = page.locator('input[name="udfald"][value="udsat"]');
		expect(await filter.locator('xpath=..').textContent()).toContain('(1)');
		await filter.check();
		await expect.poll(() => results().count()).toBe(1);
		expect(new URL(page.url()).searchParams.get('udfald')).toBe('udsat');
		expect(await status().textContent()).toContain(`${before.length} i alt`);
		await page.goBack();
		await expect.poll(() => results().count()).toBe(before.length);
		expect(await page.locator('input[name="udfald"][value="udsat"]').isChecked()).toBe(false);
		await page.goForward();
		await expect.poll(() => results().count()).toBe(1);
	});

	test('on a telephone too, it says what limits the results, and each limit can be taken away', async () => {
		await start({ viewport: { width: 360, height: 740 } });
		await open('/soeg/?q=cykelsti&kommune=nordsoe&aar=2024');
		const chosen = page.getByRole('list', { name: 'Valgt afgrænsning' });
		expect(await chosen.getByRole('link').allTextContents()).toEqual([
			'Nordsø ×',
			'2024 ×',
			'Fjern al afgrænsning',
		]);
		await chosen.getByRole('link', { name: 'Fjern 2024' }).click();
		await expect.poll(() => new URL(page.url()).searchParams.get('aar')).toBeNull();
		await expect.poll(() => chosen.getByRole('link').allTextContents()).toEqual(['Nordsø ×']);
	});

	test('each result names its committee, day, kind, outcome and decision, and says so of what stands', async () => {
		await start();
		await open('/soeg/?q=cykelsti%20Strandvejen');
		const entry = page.locator('#resultater > li', { has: page.locator(`a[href^="${track}"]`) });
		const text = (await entry.first().textContent()) ?? '';
		expect(text).toContain('Teknik- og Miljøudvalget');
		expect(text).toContain('6. marts 2024');
		expect(text).toContain('Punkt 2');
		expect(await entry.first().locator('.tag').count()).toBe(1);
		// The title is a heading with one link, so that results are walked by headings.
		expect(await entry.first().locator('h3 > a').count()).toBe(1);
	});

	test('every filter counts, limits, stands in the address and is read from it', async () => {
		await start({ viewport: { width: 1280, height: 900 } });
		await open('/soeg/?q=kommunen%20vejen%20cykelsti&alt=ja');
		await open('/soeg/?q=cykelsti');
		const names = await page
			.locator('[data-part="filters"] input[type="checkbox"]')
			.evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))]);
		const all = await results().count();
		for (const name of names) {
			await open('/soeg/?q=cykelsti');
			const box = page.locator(`[data-part="filters"] input[name="${name}"]`).first();
			const label = (await box.locator('xpath=..').textContent()) ?? '';
			const count = Number(/\((\d+)\)/.exec(label)?.[1]);
			await box.check();
			await expect
				.poll(() => new URL(page.url()).searchParams.has(name), { message: name })
				.toBe(true);
			await settled();
			await expect.poll(() => results().count(), { message: name }).toBe(Math.min(count, 10));
			await page.reload();
			await settled();
			expect(await results().count(), name).toBe(Math.min(count, 10));
			expect(
				await page.locator(`[data-part="filters"] input[name="${name}"]:checked`).count(),
				name,
			).toBe(1);
		}
		expect(names).toEqual(expect.arrayContaining(['udvalg', 'aar', 'udfald', 'har']));
		expect(all).toBeGreaterThan(1);
	});

	test('a council term and a span of days limit too', async () => {
		await start({ viewport: { width: 1280, height: 900 } });
		await open('/soeg/?q=cykelsti');
		const all = await results().count();
		await open('/soeg/?q=cykelsti&periode=2022-2025');
		expect(await results().count()).toBeGreaterThan(0);
		await open('/soeg/?q=cykelsti&periode=2010-2013');
		expect(await results().count()).toBe(0);
		await page.getByRole('link', { name: /uden afgrænsning/i }).click();
		await expect.poll(() => results().count()).toBe(all);
		await page.locator('input[name="fra"]').fill('2024-03-06');
		await page.locator('input[name="til"]').fill('2024-03-06');
		await expect.poll(() => new URL(page.url()).search).toContain('til=2024-03-06');
		await settled();
		const days = await page
			.locator('#resultater > li time')
			.evaluateAll((list) => list.map((one) => (one as HTMLTimeElement).dateTime));
		expect(days.length).toBeGreaterThan(0);
		expect(new Set(days)).toEqual(new Set(['2024-03-06']));
	});

	test('what was found is announced, what is sought too, and the focus goes to it where a link was followed', async () => {
		await start();
		let answer!: () => void;
		const held = new Promise<void>((resolve) => (answer = resolve));
		await context.route('**/soeg/indeks/archive.json', async (route) => {
			await held;
			await route.continue();
		});
		await page.goto(`${site}/soeg/?q=cykelsti%20xylofonist`);
		await expect.poll(() => status().textContent()).toContain('Søger');
		// Nothing that goes away again stands below.
		expect(await page.locator('[data-part="idle"]').isVisible()).toBe(false);
		answer();
		await settled();
		expect(await status().textContent()).toContain('Ingen resultater');
		await page.getByRole('link', { name: 'Søg uden »xylofonist«' }).click();
		await expect.poll(() => status().textContent()).toContain('»cykelsti«');
		await expect
			.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
			.toBe('status');
	});

	test('a very long question is said in short, and a word of it once', async () => {
		await start({ viewport: { width: 360, height: 740 } });
		const word = `${'vejbelysnings'.repeat(5)}udvalg`;
		await open(`/soeg/?q=${encodeURIComponent(Array.from({ length: 4 }, () => word).join(' '))}`);
		expect(((await status().textContent()) ?? '').length).toBeLessThan(170);
		expect(await page.locator('[data-part="notes"] > p').filter({ hasText: word }).count()).toBe(1);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			360,
		);
	});

	test('sorts by date', async () => {
		await start();
		await open('/soeg/?q=cykelsti&sorter=nyeste');
		const dates = () =>
			page
				.locator('#resultater > li time')
				.evaluateAll((all) => all.map((one) => (one as HTMLTimeElement).dateTime));
		expect(await dates()).toEqual([...(await dates())].sort().reverse());
		await page.locator('[data-part="order"] select').selectOption('oldest');
		await expect.poll(() => new URL(page.url()).searchParams.get('sorter')).toBe('aeldste');
		await settled();
		expect(await dates()).toEqual([...(await dates())].sort());
	});

	test('finds nothing aloud: what was understood, near words, how to loosen', async () => {
		await start();
		await open('/soeg/?q=cykelsti%20xylofonist');
		expect(await results().count()).toBe(0);
		const notes = page.locator('[data-part="notes"]');
		expect(await notes.textContent()).toContain('»xylofonist«');
		expect(await page.getByRole('heading', { name: 'Find vej uden at søge' }).isVisible()).toBe(
			true,
		);
		await notes.getByRole('link', { name: 'Søg uden »xylofonist«' }).click();
		await expect.poll(() => results().count()).toBeGreaterThan(0);
		expect(await page.locator('#soegefelt').inputValue()).toBe('cykelsti');
	});

	test('asks for the near word where one is misspelt', async () => {
		await start();
		await open('/soeg/?q=cykkelsti');
		expect(await firstLinks()).toContain(track);
		expect(await page.locator('[data-part="notes"]').textContent()).toContain('»cykelsti');
	});

	test('says which filters and orders it does not know', async () => {
		await start();
		await open('/soeg/?q=cykelsti&udvalg=magistraten&sorter=farve');
		const notes = await page.locator('[data-part="notes"]').textContent();
		expect(notes).toContain('udvalg=magistraten');
		expect(notes).toContain('sorter=farve');
		expect(await results().count()).toBeGreaterThan(0);
	});

	test('is walked with the keyboard', async () => {
		await start();
		await page.goto(`${site}/soeg/`);
		await page.locator('#soegefelt').focus();
		await page.keyboard.type('Strandvejen');
		await page.keyboard.press('Enter');
		await settled();
		const target = results().first().locator('a').first();
		for (let step = 0; step < 60; step += 1) {
			await page.keyboard.press('Tab');
			if (await target.evaluate((link) => link === document.activeElement)) break;
		}
		expect(await target.evaluate((link) => link === document.activeElement)).toBe(true);
		await page.keyboard.press('Enter');
		await page.waitForURL((url) => !url.pathname.startsWith('/soeg/'));
	});

	test('says so where the index cannot be had', async () => {
		await start();
		await context.route('**/soeg/indeks/**', (route) => route.abort());
		await page.goto(`${site}/soeg/?q=cykelsti`);
		await page.getByRole('alert').waitFor();
		expect(errors.length).toBeGreaterThan(0);
		errors = [];
	});

	test('says so where the words of the index cannot be had', async () => {
		await start();
		await context.route('**/soeg/indeks/*/index/**', (route) => route.fulfill({ status: 404 }));
		await page.goto(`${site}/soeg/?q=cykelsti`);
		await page.getByRole('alert').waitFor();
		expect(errors.length).toBeGreaterThan(0);
		errors = [];
	});

	test('without JavaScript it leads to every committee', async () => {
		await start({ javaScriptEnabled: false });
		await page.goto(`${site}/soeg/`);
		expect(await page.getByRole('link', { name: 'Kommunalbestyrelsen' }).isVisible()).toBe(true);
		expect(await page.locator('[data-part="answer"]').isVisible()).toBe(false);
	});

	test('without JavaScript the registers by committee, year, case number and A–Å lead to everything', async () => {
		await start({ javaScriptEnabled: false });
		const linksOf = async (address: string) => {
			await page.goto(`${site}${address}`);
			const links = await page
				.locator('main a[href]')
				.evaluateAll((all) => all.map((one) => new URL((one as HTMLAnchorElement).href).pathname));
			return [...new Set(links)];
		};
		const day = String.raw`\d{4}-\d{2}-\d{2}(?:-\d+)?`;
		const meeting = new RegExp(`^/[^/]+/[^/]+/${day}/$`, 'u');
		const item = new RegExp(`^/[^/]+/[^/]+/${day}/(?!bilag/)[^/]+/$`, 'u');
		const doors = await linksOf('/soeg/');
		/** Every item that is reached from the search page through doors of one kind, by links of the pages behind them. */
		const reached = async (door: RegExp, further: RegExp) => {
			const found = new Set<string>();
			const behind = doors.filter((one) => door.test(one));
			expect(behind.length, String(door)).toBeGreaterThan(0);
			for (const one of behind) {
				for (const link of await linksOf(one)) {
					if (item.test(link)) found.add(link);
					else if (further.test(link))
						for (const last of await linksOf(link)) if (item.test(last)) found.add(last);
				}
			}
			return [...found].sort();
		};
		const byYear = await reached(/\/aar\/\d{4}\/$/u, meeting);
		expect(byYear.length).toBeGreaterThan(5);
		expect(await reached(/^\/[^/]+\/[a-z-]+(?<!sager|register|medlemmer)\/$/u, meeting)).toEqual(
			byYear,
		);
		expect(await reached(/\/register\/$/u, /\/register\//u)).toEqual(byYear);
		const byCase = await reached(/\/sager\/$/u, /\/sager\/[^/]+\/$/u);
		expect(byCase.length).toBeGreaterThan(2);
		expect(byYear).toEqual(expect.arrayContaining(byCase));
	});

	test('fits a telephone', async () => {
		await start({ viewport: { width: 360, height: 740 } });
		await open('/soeg/?q=cykelsti');
		await page.locator('[data-part="limits"] summary').click();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			360,
		);
	});

	test('a committee page searches its committee', async () => {
		await start();
		await page.goto(`${site}/nordsoe/kommunalbestyrelsen/`);
		await page.locator('main form input[name="q"]').fill('cykelsti');
		await page.keyboard.press('Enter');
		await settled();
		expect(new URL(page.url()).searchParams.get('udvalg')).toBe('kommunalbestyrelsen');
		for (const link of await firstLinks()) expect(link).toContain('/kommunalbestyrelsen/');
	});
});
