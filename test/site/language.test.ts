import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, test } from 'vitest';
import { listFiles } from '../../scripts/manifest.ts';
import { readArchive } from '../../src/archive/archive.ts';
import { wordsOf } from '../../src/text.ts';
import { copyOfFixture, runBuild } from '../support/built-site.ts';

/** Words of four letters or more, in small letters. */
const wordsIn = (text: string): Set<string> =>
	new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);

/** All wording of a language; what takes figures or names is read as its source, which holds its words. */
function wording(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'function') return [...value.toString().matchAll(/[`'].*?[`']/gu)].join(' ');
	return typeof value === 'object' && value !== null
		? Object.values(value).map(wording).join(' ')
		: '';
}

/** What a page says in the language of its interface: text and spoken attributes outside what is marked as Danish. */
function said(node: Tree.ChildNode | Tree.Document): string[] {
	if (node.nodeName === '#text') return [(node as Tree.TextNode).value];
	const attributes = 'attrs' in node ? node.attrs : [];
	if (attributes.some(({ name, value }) => name === 'lang' && value === 'da')) return [];
	if (['script', 'style', 'pre'].includes(node.nodeName)) return [];
	const spoken = attributes.filter(({ name }) =>
		['aria-label', 'placeholder', 'title', 'alt', 'data-words'].includes(name),
	);
	const children = 'childNodes' in node ? node.childNodes.flatMap(said) : [];
	return [...spoken.map(({ value }) => value), ...children];
}

test('with the interface in English no Danish word of it remains, and records are marked as Danish', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-english-'));
	try {
		const content = copyOfFixture(folder);
		appendFileSync(path.join(content, 'archive.yaml'), 'language: "en"\n');
		const out = path.join(folder, 'dist');
		expect(runBuild('--content', content, '--out', out)).toMatchObject({ status: 0 });

		const { settings, municipalities, meetings, items, attachments } = readArchive(content);
		const names = wordsIn(
			[
				...[settings.title, settings.description, settings.publisher, settings.contact],
				...municipalities.flatMap(({ name, committees }) => [
					name,
					...committees.map((c) => c.name),
				]),
				...meetings.flatMap(({ data }) => [data.place, ...data.documents.map(({ file }) => file)]),
				...[...items, ...attachments].map(({ data }) => data.title),
			].join(' '),
		);
		const danish = wordsIn(wording(wordsOf('da')))
			.difference(wordsIn(wording(wordsOf('en'))))
			.difference(names);
		expect(danish.size).toBeGreaterThan(200);

		const left: string[] = [];
		for (const file of listFiles(out).filter((name) => name.endsWith('.html'))) {
			const html = readFileSync(path.join(out, file), 'utf8');
			if (html.includes('http-equiv="refresh"')) continue;
			expect(html).toContain('<html lang="en"');
			// Addresses and file names keep their Danish words in every language.
			const text = said(parse(html))
				.join(' ')
				.replaceAll(/\S*[/.]\S+/gu, ' ');
			for (const word of wordsIn(text).intersection(danish)) left.push(`${file}: ${word}`);
		}
		expect(left).toEqual([]);
		const item = readFileSync(
			path.join(out, 'nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/index.html'),
			'utf8',
		);
		expect(item).toContain('<h1 lang="da">Cykelsti langs Strandvejen</h1>');
	} finally {
		rmSync(folder, { recursive: true });
	}
});

test('a Danish interface marks nothing as being in another language', () => {
	expect(wordsOf('da').records).toBeUndefined();
});
