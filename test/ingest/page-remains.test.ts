import { expect, test } from 'vitest';
import { toLines } from '../../scripts/ingest/lines.ts';
import { findPageRemains } from '../../scripts/ingest/page-remains.ts';

test('addresses dumped at a page end are furniture', () => {
	const text =
		'Stien er åben.\n\nhttps://example.dk/sti/kort\nhttps://example.dk/sti/tal\n Næste side begynder her.\n';
	expect([...findPageRemains(toLines(text)).keys()]).toEqual([3, 4]);
});

test('an address that ends a sentence is part of it, also right before a page', () => {
	const text = 'Man kan lade sig inspirere af \nwww.stien.example.dk.\n Næste side begynder her.\n';
	expect([...findPageRemains(toLines(text)).keys()]).toEqual([]);
});

test('two lines that begin three pages are a running head after their first place', () => {
	const head = (title: string) => [` Nøgletal`, '', title, ''];
	const page = (title: string, body: string) => [...head(title), body];
	const report = 'Kvartalsrapport til Havneudvalget';
	const text = [
		...page(report, 'Havnen er åben.'),
		...page(report, 'Broen er lukket.'),
		...page(report, 'Isen er væk.'),
	];
	expect([...findPageRemains(toLines(text.join('\n')))]).toEqual(
		[6, 8, 11, 13].map((line) => [line, 'running-head']),
	);
	expect([...findPageRemains(toLines(text.slice(0, 10).join('\n')))]).toEqual([]);
	// A chapter that begins with a key to its figures is a chapter each time.
	const chapters = text.map((line) => (line === report ? '+ = merudgift' : line));
	expect([...findPageRemains(toLines(chapters.join('\n')))]).toEqual([]);
});
