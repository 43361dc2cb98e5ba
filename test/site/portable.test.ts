/** A portable copy: every link leads to a file of the folder, and the search answers without a server. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listFiles } from '../../scripts/manifest.ts';
import { makePortable, portablePage, relativeAddress } from '../../scripts/portable.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-portable-'));
const copy = path.join(folder, 'Min kopi');

beforeAll(async () => {
	cpSync(inject('site'), copy, { recursive: true });
	await makePortable(copy, 'Åbn index.html\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
	['/', 'index.html', 'index.html'],
	['/', 'a/b/index.html', '../../index.html'],
	['/a/', 'a/b/index.html', '../index.html'],
	['/a/b/#p-1', 'a/b/index.html', 'index.html#p-1'],
	['/soeg/?q=a/b', 'a/index.html', '../soeg/index.html?q=a/b'],
	['/kilder/x:y.txt', 'kilder/index.html', './x:y.txt'],
])('%s as seen from %2$s', (address, page, relative) => {
	expect(relativeAddress(address, page)).toBe(relative);
});

test('words of a document that look like links stay as they are', () => {
	const html = '<!DOCTYPE html><html><body><p>href="/a/" og src="/b"</p></body></html>';
	expect(portablePage(html, 'x/index.html')).toBe(html);
});

test('every link and script leads to a file of the folder', async () => {
	const files = new Set(listFiles(copy));
	const pages = [...files].filter((file) => file.endsWith('.html'));
	const lost: string[] = [];
	let links = 0;
	for (const page of pages) {
		const html = readFileSync(path.join(copy, page), 'utf8');
		expect(html).not.toContain('type="module"');
		for (const [, address] of html.matchAll(/<[^>]*\s(?:href|src|action)="([^"]*)"/gu)) {
			if (/^(?:https?|mailto|data):/u.test(address!)) continue;
			links += 1;
			const url = new URL(address!.replaceAll('&amp;', '&'), `http://x/${page}`);
			const file = decodeURIComponent(url.pathname.slice(1));
			if (address!.startsWith('/') || !files.has(file)) lost.push(`${page}: ${address}`);
		}
	}
	expect(lost).toEqual([]);
	expect(links).toBeGreaterThan(pages.length * 5);
	expect(existsSync(path.join(copy, '_headers'))).toBe(false);
});

test.skipIf(noBrowser !== undefined)(
	'a citizen opens the copy from a stick, searches, and reads what was found',
	async () => {
		const browser = await openBrowser();
		try {
			const page = await browser.newPage();
			const faults: string[] = [];
			page.on('pageerror', (error) => faults.push(error.message));
			page.on('console', (message) => {
				if (message.type() === 'error') faults.push(message.text());
			});
			await page.goto(pathToFileURL(path.join(copy, 'index.html')).href);
			await page.getByRole('searchbox').fill('cykelsti skolen');
			await page.getByRole('searchbox').press('Enter');
			await page.locator('#resultater[data-state=done]').waitFor();
			const first = page.locator('#resultater > li a').first();
			const title = await first.textContent();
			await first.click();
			await page.waitForURL(/\/2024-03-06\/2\/index\.html/u);
			expect(await page.locator('h1').textContent()).toContain(title!.trim());
			await page.goBack();
			await page.locator('#resultater[data-state=done]').waitFor();
			await page.getByRole('searchbox').fill('xyzzyx');
			await page.getByRole('searchbox').press('Enter');
			await page.locator('[role=status]').getByText('Ingen resultater').waitFor();
			expect(faults).toEqual([]);
		} finally {
			await browser.close();
		}
	},
);
