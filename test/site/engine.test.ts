/** The search page asking a search engine: the built site with `engine` in its facts, and a double of OpenSearch. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { buildSearchIndex } from '../../scripts/search-index.ts';
import { serveFolder } from '../../scripts/static-server.ts';
import { readArchive } from '../../src/archive/archive.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { EngineDouble } from '../support/engine.ts';

const engine = '/soegemaskine/arkiv';

let browser: Browser;
let page: Page;
let server: Server;
let site: string;
let files: string;
let answers: boolean;
let requests: string[];

describe.skipIf(noBrowser !== undefined)(`a search engine ${noBrowser ?? ''}`, () => {
	beforeAll(async () => {
		const served = await serveFolder({ folder: inject('site'), port: 0 });
		server = served.server;
		site = served.address.replace(/\/$/u, '');
		files = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-engine-'));
		await buildSearchIndex(readArchive('test/fixtures/site'), files, { engine });
		const motor = path.join(files, 'soeg/motor');
		const read = (file: string) => readFileSync(path.join(motor, file), 'utf8');
		const double = new EngineDouble(JSON.parse(read('indeks.json')));
		for (const file of readdirSync(motor).sort()) {
			if (file.endsWith('.ndjson')) double.bulk(read(file));
		}
		browser = await openBrowser();
		page = await browser.newPage();
		await page.route('**/soeg/indeks/archive.json', (route) =>
			route.fulfill({ path: path.join(files, 'soeg/indeks/archive.json') }),
		);
		await page.route(`**${engine}/_search`, (route) => {
			const body = route.request().postDataJSON() as unknown;
			return answers
				? route.fulfill({ json: double.search(body) })
				: route.fulfill({ status: 502 });
		});
		page.on('request', (request) => requests.push(new URL(request.url()).pathname));
		answers = true;
		requests = [];
	});
	afterAll(async () => {
		await browser.close();
		server.close();
		rmSync(files, { recursive: true, force: true });
	});

	const settled = () =>
		page.locator('#resultater[data-state="done"]').waitFor({ state: 'attached' });

	test('answers with results, passages, filters and pages as the index of files does', async () => {
		await page.goto(`${site}/soeg/?q=cykelsti%20Strandvejen`);
		await settled();
		const links = await page
			.locator('#resultater h3 a')
			.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
		expect(links).toContain('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/');
		expect(links.length).toBeLessThan(5);
		await page.locator('#resultater .passage mark').first().waitFor();
		expect(await page.locator('search-page [role="status"]').textContent()).toContain('»cykelsti');
		expect(requests.filter((one) => one === `${engine}/_search`)).toHaveLength(2);
		const box = page.locator('[data-part="filters"] input[type="checkbox"]').first();
		await box.check();
		await settled();
		expect(new URL(page.url()).searchParams.size).toBe(2);
	});

	test('says that a word is unknown, and offers one near it', async () => {
		await page.goto(`${site}/soeg/?q=zebrafinkeri`);
		await settled();
		expect(await page.locator('#resultater > li').count()).toBe(0);
		expect(await page.locator('[data-part="notes"]').textContent()).toContain('»zebrafinkeri«');
	});

	test('says that it cannot answer, and tries again when told to', async () => {
		answers = false;
		await page.goto(`${site}/soeg/?q=cykelsti`);
		await page.locator('[data-part="notes"] [role="alert"]').waitFor();
		answers = true;
		await page.locator('[data-part="notes"] button').click();
		await page.locator('#resultater > li').first().waitFor();
	});
});
