/** The demonstration archive as a site, built once with the addresses of an earlier day's build. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measurePages } from '../../scripts/bench/measures.ts';
import { toSlug } from '../../src/danish/slug.ts';
import { readAddressBook } from '../../src/archive/addresses.ts';
import type { AddressBook } from '../../src/archive/addresses.ts';
import { readArchive } from '../../src/archive/archive.ts';
import { runBuild } from '../support/built-site.ts';
import { faultsOf } from '../support/html-faults.ts';

/** Every address of the demonstration as it was published on 21 November 2026. */
const yesterday: AddressBook = readAddressBook('test/fixtures/demonstration');

let folder: string;
let content: string;
let out: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-demonstration-site-'));
	content = path.join(folder, 'content');
	out = path.join(folder, 'dist');
	cpSync('content', content, { recursive: true });
	cpSync('test/fixtures/demonstration/addresses.json', path.join(content, 'addresses.json'));
	const site = ['--site', 'https://arkiv.example'];
	const { status, said } = runBuild('--content', content, '--out', out, ...site);
	expect(status, said).toBe(0);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('no address of an earlier build is lost, and every item still has its own', () => {
	const today = readAddressBook(content);
	expect(yesterday.size).toBeGreaterThan(350);
	for (const [address, given] of yesterday) {
		expect(existsSync(path.join(out, address, 'index.html')), address).toBe(true);
		if (!('item' in given)) continue;
		const now = today.get(address);
		// A title may be read better from one day to the next; then the case number knows the item.
		const same = now && 'item' in now && (now.title === given.title || now.case === given.case);
		expect(same, address).toBe(true);
		const page = readFileSync(path.join(out, address, 'index.json'), 'utf8');
		expect(JSON.parse(page)).toMatchObject({ type: 'https://schema.oparl.org/1.1/AgendaItem' });
	}
});

// The goal is 6 kB for any archive; documents longer than these need the difference (docs/performance.md, "Item page").
test('at the median an item page with its style sheet is at most 5.2 kB, compressed, in two requests', () => {
	const { whole, requests } = measurePages(readArchive(content), out);
	expect(whole).toBeLessThanOrEqual(5.2);
	expect(requests).toBe(2);
});

test('an attachment that begins with its own title says it once, and its anchor stays', () => {
	const words = (html: string) => toSlug(html.replace(/<[^>]+>/gu, ''));
	let once = 0;
	for (const { address, data } of readArchive(content).attachments) {
		const html = readFileSync(path.join(out, address, 'index.html'), 'utf8');
		const [first] = /<h2[^>]*>.*?<\/h2>/su.exec(html.split('class="text"')[1] ?? '') ?? [''];
		expect(words(first), address).not.toBe(toSlug(data.title));
		if (html.includes(`<h1 id="${toSlug(data.title)}">`)) once += 1;
	}
	expect(once).toBeGreaterThan(5);
});

test('the log of the whole archive says of which municipality each line is', () => {
	const log = (folder: string) =>
		readFileSync(path.join(out, folder, 'senest-aendret/index.html'), 'utf8');
	expect(log('')).toContain('Tilføjet · Nordsø');
	expect(log('nordsoe/byraadet')).toContain('Tilføjet');
	expect(log('nordsoe/byraadet')).not.toContain('Tilføjet · Nordsø');
});

test('every page is valid HTML', async () => {
	expect(await faultsOf(out)).toEqual({});
});
